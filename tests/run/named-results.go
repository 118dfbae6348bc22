package main

func div(a, b int) (q, r int) {
	q = a / b
	r = a % b
	return
}

func shadow(x int) (err string) {
	if x > 0 {
		err := "inner"
		_ = err
		return "outer"
	}
	defer func() {
		if err == "" {
			err = "from defer"
		}
	}()
	return
}

func pass() (int, string, float64, []int, error) { return 1, "two", 3.0, []int{4}, nil }

func through() (a int, b string, c float64, d []int, e error) { return pass() }

type wide struct{ a, b, c, d, e, f int }

func many() (wide, wide, string) {
	return wide{1, 2, 3, 4, 5, 6}, wide{f: 7}, "s"
}

func main() {
	println(div(17, 5))
	println(shadow(1), shadow(0))
	a, b, c, d, e := through()
	println(a, b, c, len(d), e == nil)
	w, x, s := many()
	println(w.a, w.f, x.f, s)
	_, _, only := many()
	println(only)
}
