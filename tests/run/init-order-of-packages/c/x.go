package c

func init() { println("c") }
