package main

func classify(vs ...any) (out string) {
loop:
	for _, v := range vs {
		switch v := v.(type) {
		case int:
			switch {
			case v < 0:
				continue loop
			case v == 0:
				break loop
			case v > 100:
				break
			default:
				out += "small "
			}
			out += "int "
		case string:
			if v == "" {
				break
			}
			out += v + " "
		case nil:
			continue
		default:
			out += "? "
		}
		out += "| "
	}
	return
}

func drain(c chan int, stop chan bool) (n int) {
	for {
		select {
		case v := <-c:
			switch {
			case v%2 == 0:
				continue
			case v > 6:
				return n
			}
			n += v
		default:
			select {
			case <-stop:
				return -n
			default:
				c <- 8
				stop <- true
				break
			}
		}
	}
}

func main() {
	println(classify(1, -5, 500, "x", "", nil, 2.5, 0, "never"))
	c, stop := make(chan int, 10), make(chan bool, 1)
	for _, v := range []int{1, 2, 3, 4, 5} {
		c <- v
	}
	println(drain(c, stop))
	for i := 7; i < 9; i++ {
		c <- i
	}
	println(drain(c, stop), len(c))
	n := 0
	for i := 0; ; i++ {
		switch {
		case i == 3:
			n += 100
			fallthrough
		case i == 4:
			n++
			continue
		case i > 5:
			println(n)
			return
		}
		n += 10
	}
}
