package main

func try(what string, f func() []int) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	s := f()
	println(what, len(s), cap(s))
}

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:3:4]
	println(len(s), cap(s), s[0])
	s = append(s, 30)  // in place
	s = append(s, 400) // moved
	s[0] = -1
	println(a[1], a[3], a[4], len(s))
	t := a[:2:2]
	t = append(t, 99)
	println(a[2], t[2])
	n, m, big := 5, -1, 7
	try("zero", func() []int { return a[:0:0] })
	try("end", func() []int { return a[6:6:6] })
	try("max beyond", func() []int { return a[:2:big] })
	try("high beyond max", func() []int { return a[:n:4] })
	try("low beyond high", func() []int { return a[n:4:6] })
	try("negative max", func() []int { return a[0:1:m] })
	try("negative high", func() []int { return a[0:m:n] })
	try("negative low", func() []int { return a[m:3:n] })
	try("of a slice", func() []int { return s[:2:big] })
	try("up to the capacity", func() []int { return a[:1][2:n:6] })
	var none []int
	try("nil", func() []int { return none[0:0:0] })
	p := &a
	try("pointer", func() []int { return p[1:2:3] })
}
