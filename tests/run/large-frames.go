package main

func big(n int) int {
	var a [20000]int
	for i := range a {
		a[i] = i * n
	}
	if n == 0 {
		return a[100]
	}
	return big(n-1) + a[len(a)-1]
}

func huge() byte {
	var b [120 << 10]byte
	for i := range b {
		b[i] = byte(i)
	}
	return b[77777]
}

func main() {
	println(big(20), huge())
	c := make(chan int)
	for i := 0; i < 10; i++ {
		go func() { c <- big(i) + int(huge()) }()
	}
	s := 0
	for i := 0; i < 10; i++ {
		s += <-c
	}
	println(s)
}
