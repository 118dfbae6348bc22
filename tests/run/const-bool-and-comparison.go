package main

type truth bool

const (
	yes         = 1 < 2
	no          = !yes
	t     truth = yes
	exact       = 1.0 == 1 && 'a' == 97 && 2+0i == 2
	both        = (yes || no) && !(yes && no)
)

var calls int

func called() bool { calls++; return true }

func main() {
	println(yes, no, t, exact, both)
	// A constant operand does not take the call away, the evaluation order does.
	println(no && called(), yes || called(), calls)
	println(yes && called(), no || called(), calls)
	var d truth = 3 > 2
	b := 1 < 2
	println(d == t, d, b == yes, truth(b) == d, !d)
	println(1<<100 > 1<<99, 0.1 < 0.2, "a" != "b", 'a' < 'b', 2i == 2i)
	if no {
		println("never")
	}
	for no {
		println("never")
	}
	switch yes {
	case 1 > 2:
		println("wrong")
	case 2 > 1:
		println("right")
	}
}
