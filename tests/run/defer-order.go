package main

func f() (r int) {
	defer func() { r *= 2 }()
	defer func() { r += 3 }()
	return 4
}

func g(n int) {
	for i := 0; i < n; i++ {
		defer print(i, " ")
	}
	defer println("end of g")
	x := 1
	defer println("x was", x)
	x = 2
	defer func() { println("x is", x) }()
}

type t struct{ n int }

func (v t) show()   { println("value", v.n) }
func (v *t) showp() { println("pointer", v.n) }

func h() {
	v := t{1}
	defer v.show()
	defer v.showp()
	v.n = 2
}

func nested() {
	defer func() {
		defer println("inner deferred")
		println("outer deferred")
	}()
	println("body")
}

func main() {
	println(f())
	g(4)
	println()
	h()
	nested()
	func() {
		for i := 0; i < 3; i++ {
			func() {
				defer func(n int) { print("d", n, " ") }(i)
				if i == 1 {
					return
				}
				print("b", i, " ")
			}()
		}
	}()
	println()
}
