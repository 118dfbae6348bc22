package b

import _ "m/x"

func init() { println("b") }
