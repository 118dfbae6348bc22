package main

var a = say("a", m+b) // waits for main.go and z.go
var b = say("b", 100)

func init() { println("init of a.go", table != nil) }

type T struct{ n int }

var _ = say("blank in a.go", 0)
