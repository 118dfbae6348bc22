package a

import _ "m/z"

func init() { println("a") }
