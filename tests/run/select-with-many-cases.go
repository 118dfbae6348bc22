package main

func selectMany(n int) (r string) {
	var cs [12]chan int
	for i := range cs {
		cs[i] = make(chan int, 2)
	}
	cs[n%12] <- n
	select {
	case v := <-cs[0]:
		r = "0"
		_ = v
	case v, ok := <-cs[1]:
		if ok {
			r = "1"
		}
		_ = v
	case <-cs[2]:
		r = "2"
	case cs[3] = <-ident(cs[3]):
		r = "3"
	case v := <-cs[4]:
		r = string(rune('0' + v%12))
	case <-cs[5]:
		r = "5"
	case <-cs[6]:
		r = "6"
	case <-cs[7]:
		r = "7"
	case <-cs[8]:
		r = "8"
	case <-cs[9]:
		r = "9"
	case <-cs[10]:
		r = "a"
	case <-cs[11]:
		r = "b"
	}
	return
}

func ident(c chan int) chan chan int {
	x := make(chan chan int, 1)
	if len(c) > 0 {
		x <- c
	}
	return x
}

func sameChannel() (n int) {
	c := make(chan int, 4)
	var hits [4]int
	for range 400 {
		select {
		case c <- 0:
		case c <- 1:
		case c <- 2:
		case c <- 3:
		}
		hits[<-c]++
	}
	for _, h := range hits {
		if h > 40 {
			n++
		}
	}
	return
}

func main() {
	for i := range 12 {
		print(selectMany(i), " ")
	}
	println()
	println(sameChannel())
}
