package main

func init() { println("init of z.go") }

var (
	y     = say("y", 7)
	z     = say("z", y)
	table = map[string]func() int{"late": func() int { return late }}
	late  = say("late", 40)
)

var local = T{late}

func (t T) method() { println("method declared in another file", t.n) }
