package main

func tag(s string, n int) int { println("tag", s); return n }
func cas(n int) int           { println("case", n); return n }

type color uint8

func (c color) String() string {
	switch c {
	case 0:
		return "red"
	case 1:
		return "green"
	}
	return "?"
}

func main() {
	switch tag("once", 3) {
	case cas(1), cas(2):
		println("no")
	case cas(3), cas(4): // not beyond the match
		println("yes")
	case cas(5):
		println("no")
	}
	switch x := tag("init", 1); x + 1 {
	case 2:
		println("two", x)
	}
	switch tag("only init", 0); {
	case len("x") == 1:
		println("no tag")
	}
	println(color(1).String(), color(7).String())
	// The tag is compared as == does it: with interfaces also across types.
	for _, v := range []any{1, int8(1), "1", 1.0, nil, color(1), true, [1]int{1}} {
		switch v {
		case 1:
			print("int ")
		case int8(1):
			print("int8 ")
		case "1":
			print("string ")
		case 1.0:
			print("float ")
		case nil:
			print("nil ")
		case color(1):
			print("color ")
		case true:
			print("true ")
		case [1]int{1}:
			print("array ")
		}
	}
	println()
	var e error
	switch e {
	case nil:
		println("nil error")
	}
	p, q := new(int), new(int)
	switch p {
	case q:
		println("no")
	case p:
		println("same pointer")
	}
	switch struct{ a, b int }{1, 2} {
	case struct{ a, b int }{1, 2}:
		println("struct")
	}
	var f func()
	switch f == nil {
	case true:
		println("func")
	}
	var i int8 = -1
	switch i {
	case 127, -128:
	case -1:
		println("narrow")
	}
	switch 1 << 3 {
	case 8.0:
		println("untyped")
	}
	defer func() { println(recover().(error).Error()) }()
	switch any([]int{}) {
	case 1:
	case any([]int{}):
	}
}
