package b

import _ "m/y"

func init() { println("a/b") }
