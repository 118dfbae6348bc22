// Package a is imported by all others and initialised once, first.
package a

var count = start()

type Valued struct{ n int }

var V = Valued{count * 10}

func (v Valued) Value() int { return v.n }

func start() int { println("a's variable"); return 1 }

func init() { println("a's init"); count++ }

func Count() int { count++; return count }
