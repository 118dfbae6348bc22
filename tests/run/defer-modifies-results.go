package main

func double() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func pair() (a int, s string) {
	defer func() { a, s = len(s), s+"!" }()
	return 1, "abc"
}

func order() (s string) {
	defer func() { s += "1" }()
	defer func() { s += "2" }()
	defer func(t string) { s += t }(s)
	return "r"
}

func unnamed() int {
	x := 1
	defer func() { x = 100 }()
	return x
}

func pointer() *int {
	x := 1
	defer func() { x = 100 }()
	return &x
}

func blank() (_ int, b int) {
	defer func() { b = 9 }()
	return 4, 5
}

func wide() (a [12]int) {
	defer func() {
		for i := range a {
			a[i] += i
		}
	}()
	a[3] = 1
	return [12]int{10, 20, 30}
}

func iface() (err error) {
	defer func() {
		if err == nil {
			err = oops{}
		}
	}()
	return nil
}

type oops struct{}

func (oops) Error() string { return "oops" }

func method() (o res) { defer o.set(); return res{1} }

type res struct{ n int }

func (r *res) set() { r.n += 41 }

func main() {
	println(double())
	println(pair())
	println(order())
	println(unnamed(), *pointer())
	println(blank())
	w := wide()
	println(w[0], w[1], w[2], w[3], w[11])
	println(iface().Error(), method().n)
}
