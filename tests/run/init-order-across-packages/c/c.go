// Package c depends on b and comes after it, whatever the order of the imports.
package c

import (
	"packages/a"
	_ "packages/b"
)

type Shape interface{ Value() int }

const prefix = "c"

var Name = prefix + suffix

var suffix = func() string { println("c's variable", a.Count()); return "!" }()

func init() { println("c's init") }
