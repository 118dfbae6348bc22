package main

func main() {
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 2:
				break outer
			case j == 2:
				break // the switch only
			default:
				print(i, j, " ")
				continue
			}
			print("after ")
		}
		print("row ")
	}
	println()
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
recv:
	for {
		select {
		case v, ok := <-c:
			if !ok {
				break recv
			}
			if v == 1 {
				break
			}
			println("got", v)
			continue recv
		}
		println("after the select")
	}
sw:
	switch x := 5; {
	case x > 3:
		for {
			break sw
		}
		println("not reached")
	case x > 1:
		println("not reached")
	}
types:
	switch v := any(3).(type) {
	case int:
		if v == 3 {
			break types
		}
		println("not reached")
	}
post:
	for i := 0; i < 6; i += 2 { // continue runs the post statement
		for range 2 {
			continue post
		}
		println("not reached")
	}
	println("done")
}
