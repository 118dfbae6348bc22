package main

func main() {
	panic(n(3))
}

type n int

func init() {
	println("init")
}
