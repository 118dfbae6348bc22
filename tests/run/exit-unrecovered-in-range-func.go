package main

func numbers(yield func(int) bool) {
	defer println("iterator unwinds")
	for i := 0; yield(i); i++ {
	}
}

func main() {
	for i := range numbers {
		defer println("deferred in the body", i)
		if i == 2 {
			var s []int
			s[i] = 1
		}
	}
}
