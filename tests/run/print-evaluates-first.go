package main

func say(s string) string { println("evaluated", s); return s }

func two() (int, string) { return 2, "two" }

func main() {
	println(say("a"), say("b"), 1)
	print(say("c"), "\n")
	println(two())
	func() {
		defer func() { println(recover() != nil) }()
		var p *int
		println("nothing of this is printed", *p)
	}()
	defer println(say("deferred argument"))
	done := make(chan bool)
	go func() { println("from a goroutine", say("d")); close(done) }()
	<-done
	println(func() string { print("inner "); return "outer" }())
	println("last")
}
