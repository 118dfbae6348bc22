package main

type v struct {
	a int
	s string
}

func unnamed() (int, string) {
	defer func() { recover() }()
	return 1, func() string { panic("late") }()
}

func named() (x int, s string) {
	defer func() { recover() }()
	x, s = 5, "set"
	panic("x")
}

func structure() v {
	defer func() { recover() }()
	r := v{1, "r"}
	if r.a == 1 {
		panic(r)
	}
	return r
}

func namedReturn() (x int, e any) {
	defer func() { e = recover() }()
	return 7, 1 / zero
}

var zero int

func keeps() (x int, err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	x = 3
	x = x / zero
	return x, nil
}

func main() {
	println(unnamed())
	println(named())
	r := structure()
	println(r.a, r.s)
	x, e := namedReturn()
	println(x, e.(error).Error())
	x, err := keeps()
	println(x, err.Error())
}
