package main

type s3 struct{ a, b, c int }
type s5 struct {
	a, b int
	c    string
	d    float64
}

func many(a int8, b string, c []int, d float32, e s3, f s5, g any, h func() int, i bool, j complex128) (int, string, float32, s5, error, []int) {
	return int(a) + len(b) + len(c) + e.a + e.b + e.c + f.a, f.c + b, d, f, nil, append(c, h())
}

func floats(a, b, c, d, e, f, g, h, i, j float64) float64 {
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j
}

func ints(a, b, c, d, e, f, g, h, i, j int) (int, int, int, int, int, int) {
	return a + b, c + d, e + f, g + h, i + j, a * j
}

type big struct{ x [20]int }

func bigs(a big, n int, b big) (big, int) {
	a.x[n] += b.x[n+1]
	return a, a.x[n]
}

type w interface {
	call(a big, s ...string) (big, int, string)
}

func (b big) call(a big, s ...string) (big, int, string) { return a, b.x[0], s[len(s)-1] }

func main() {
	n, s, f, st, err, sl := many(1, "bb", []int{1, 2, 3}, 2.5, s3{4, 5, 6}, s5{7, 8, "nine", 10}, nil, func() int { return 11 }, true, 12i)
	println(n, s, f, st.d, err == nil, len(sl), sl[3])
	println(floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	println(ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	var a, b big
	a.x[3], b.x[4] = 1, 2
	c, m := bigs(a, 3, b)
	println(c.x[3], m, a.x[3])
	b.x[0] = 77
	var i w = b
	d, k, str := i.call(c, "x", "y")
	println(d.x[3], k, str)
	fn := i.call
	_, k, _ = fn(a, "z")
	println(k)
	defer func(a, b big, s string, fs ...float64) { println(a.x[3], b.x[0], s, len(fs)) }(a, b, "deferred", 1, 2)
	done := make(chan int)
	go func(a big, f float64, s s5) { done <- a.x[3] + int(f) + len(s.c) }(a, 2.5, st)
	println(<-done)
}
