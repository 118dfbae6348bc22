package main

func main() {
	defer println("deferred one")
	defer println("deferred two")
	panic("after")
}
