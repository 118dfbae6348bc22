// Package b is imported for what its initialisation does.
package b

import "packages/a"

var n = func() int { println("b's variable"); return a.Count() }()

func init() { println("b's init", n) }
