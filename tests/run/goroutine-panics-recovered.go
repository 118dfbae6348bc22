package main

func guarded(id int, out chan<- string) {
	defer func() {
		if r := recover(); r != nil {
			out <- "recovered " + r.(string)
			return
		}
		out <- "ok"
	}()
	if id%3 == 0 {
		panic("p" + string(rune('0'+id)))
	}
}

func main() {
	out := make(chan string)
	n := map[string]int{}
	for i := 0; i < 9; i++ {
		go guarded(i, out)
	}
	for i := 0; i < 9; i++ {
		n[<-out]++
	}
	println(n["ok"], n["recovered p0"], n["recovered p3"], n["recovered p6"])
}
