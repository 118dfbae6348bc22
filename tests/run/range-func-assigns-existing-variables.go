package main

type rec struct {
	a [2]int
	m map[string]int
	p *int
}

func pairs(yield func(int, string) bool) {
	_ = yield(1, "x") && yield(2, "y") && yield(3, "z")
}

func at(log string, i int) int { print(log, " "); return i }

func main() {
	var i int
	var s string
	for i, s = range pairs {
		if s == "y" {
			break
		}
	}
	println(i, s)
	r := rec{m: map[string]int{}, p: new(int)}
	for r.a[at("index", 1)], s = range pairs {
	}
	println(r.a[1], s)
	for *r.p, r.m2()[s] = range swapped {
		s += "!"
	}
	println(*r.p, len(r.m), r.m["z!"], r.m["z!!!"])
	for _, s = range pairs {
	}
	println(s)
	for i = range pairs {
		i *= 10
	}
	println(i)
	var a any
	for a = range pairs {
	}
	println(a.(int))
	for range pairs {
		i++
	}
	println(i)
	i, j := 5, 6
	for i, _ := range pairs {
		i += j
		j = i
	}
	println(i, j)
	arr := []int{0, 0, 0, 0}
	for i, arr[i] = range swapped {
	}
	println(i, arr[0], arr[1], arr[2], arr[3], arr[i])
}

func (r *rec) m2() map[string]int { return r.m }

func swapped(yield func(int, int) bool) { _ = yield(3, 30) && yield(2, 20) && yield(1, 10) }
