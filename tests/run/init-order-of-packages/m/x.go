package m

import _ "m/c"

func init() { println("m") }
