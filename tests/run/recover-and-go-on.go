package main

type job struct {
	name string
	run  func() int
}
type report struct {
	ok, failed int
	last       any
}

func safely(f func() int) (n int, err any) {
	defer func() {
		if e := recover(); e != nil {
			n, err = -1, e
		}
	}()
	return f(), nil
}

func retry(times int, f func(try int) int) (n, tries int) {
	for try := range times {
		n, err := safely(func() int { return f(try) })
		if err == nil {
			return n, try + 1
		}
	}
	return -1, times
}

func all(jobs []job) (r report) {
	for _, j := range jobs {
		func() {
			defer func() {
				switch e := recover().(type) {
				case nil:
					r.ok++
				case error:
					r.failed++
					println(j.name, "error:", e.Error())
				case string:
					r.failed++
					println(j.name, "text:", e)
				default:
					r.failed++
					r.last = e
					println(j.name, "something else")
				}
			}()
			println(j.name, j.run())
		}()
	}
	return
}

func main() {
	var m map[string]int
	s, zero := []int{1, 2}, 0
	r := all([]job{
		{"fine", func() int { return 1 }},
		{"index", func() int { return s[len(s)] }},
		{"map", func() int { m["x"]++; return 0 }},
		{"divide", func() int { return 1 / zero }},
		{"text", func() int { panic("own") }},
		{"nested", func() int { n, err := safely(func() int { panic(1) }); return n + err.(int) }},
		{"struct", func() int { panic(report{ok: 7}) }},
		{"nil call", nil},
	})
	println(r.ok, r.failed, r.last.(report).ok)
	println(retry(5, func(try int) int { return []int{10, 20}[5-try*2] }))
	println(retry(3, func(try int) int { panic(try) }))
	depth := 0
	var down func(int) int
	down = func(n int) int {
		depth++
		if n == 0 {
			panic("deep")
		}
		return down(n-1) + 1
	}
	total := 0
	for i := range 200 {
		v, _ := safely(func() int { return down(i) })
		total += v
	}
	println(depth, total)
}
