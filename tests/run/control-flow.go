package main

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}

func main() {
	println(collatz(27))
outer:
	for i := 0; i < 4; i++ {
		for j := 0; ; j++ {
			if j == 3 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			print(i, j, " ")
		}
	}
	println()
	i := 0
loop:
	if i < 3 {
		print("g", i, " ")
		i++
		goto loop
	}
	println()
	for i := range 5 {
		switch {
		case i == 0:
			print("zero ")
			fallthrough
		case i == 1:
			print("one ")
		case i == 3:
			break
		default:
			print("d", i, " ")
		}
	}
	println()
	switch x := i * 2; x {
	case 1, 2, 3:
		println("small")
	case 6:
		println("six")
	}
	switch f := func() int { println("evaluated"); return 2 }; f() {
	case 1:
	case 2:
		println("two")
	case 3:
	}
	if a := 1; a > 1 {
	} else if b := a + 1; b > 1 {
		println("else if", a, b)
	}
	for {
		break
	}
	var n int
	for n = 10; n > 0; n -= 3 {
	}
	println(n)
}
