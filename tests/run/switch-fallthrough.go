package main

func f(n int) {
	print(n, ":")
	switch {
	case n < 0:
		print(" negative")
		fallthrough
	case n == 100: // its condition is not looked at
		print(" hundred?")
		fallthrough
	default:
		print(" default")
		fallthrough
	case n == 1:
		print(" one")
	case n == 2:
		print(" two")
		if n == 2 {
			break
		}
		print(" never")
	case n == 3, n == 4:
		{
			n := n * 2
			print(" block", n)
		}
		fallthrough
	case false:
	}
	println()
}

func empty(s string) string {
	switch s {
	case "a":
	case "b":
		fallthrough
	case "c":
		return "b or c"
	default:
	}
	return "other"
}

func main() {
	for _, n := range []int{-1, 100, 1, 2, 3, 4, 50} {
		f(n)
	}
	println(empty("a"), empty("b"), empty("c"), empty("d"))
	switch x := 5; x {
	case 5:
		x := "new scope"
		println(x)
		fallthrough
	case 6:
		println(x) // the one of the switch
	}
	switch {
	default:
		println("default alone")
	}
	switch {
	}
}
