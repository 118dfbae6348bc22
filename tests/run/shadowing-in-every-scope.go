package main

var x = "package"

type t struct{ n int }

func param(x int) (y int) {
	y = x
	{
		x := x + 1 // the right x is the outer one
		y += x * 10
		x++
	}
	y += x * 100
	return
}

func redeclare() {
	a, b := 1, 2
	b, c := 3, 4 // b is the same variable
	p := &b
	{
		b, d := 5, 6 // here it is a new one
		_, _ = b, d
	}
	println(a, *p, b, c)
}

func statements() {
	if x := 1; x > 5 {
	} else if x := x + 1; x == 2 {
		x := "else if"
		println(x)
	} else {
		println("no", x)
	}
	for x := 0; x < 1; x++ {
		x := x + 10
		println(x)
	}
	switch x := x + "!"; x := any(x).(type) {
	case string:
		x += "case"
		println(x)
	}
	for x := range 2 {
		x *= 5
		print(x, " ")
	}
	println(x)
}

func types() {
	type t string
	v := t("local type")
	{
		type u t
		v := u("local of local")
		println(string(v))
	}
	println(string(v))
	{
		t := 5
		println(t)
	}
}

func closure() {
	f := func() string { return x }
	x := "local"
	g := func() string { return x }
	x += "!"
	println(f(), g())
}

func main() {
	println(param(1))
	redeclare()
	statements()
	types()
	closure()
	println(t{3}.n, x)
}
