package main

func main() {
	n := -1
	defer func() { println(recover().(error).Error()) }()
	println(1 << n)
}
