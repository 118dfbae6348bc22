// A map that does not escape has its header and first group in the frame: filled, emptied, grown, iterated, in loops.
package main

import "runtime"

type big struct{ a [20]int }

var kept map[string]int

func fill(n int) (sum int) {
	m := map[int]*int{}
	for i := range n {
		x := i
		m[i] = &x
		if i%3 == 0 {
			runtime.GC()
		}
	}
	for k, v := range m {
		sum += k * *v
	}
	return sum
}

func rounds() {
	for i := range 4 {
		m := make(map[string]int, i*4)
		for k := range 3 * i {
			m[string(rune('a'+k))] = k
		}
		delete(m, "b")
		println(len(m), m["a"], m["c"], m["h"])
		clear(m)
		m["z"]++
		println(len(m), m["z"], m["a"])
	}
}

func grows() {
	m := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8}
	seen := 0
	for k, v := range m {
		if seen == 3 {
			for i := range 100 {
				m[string(rune(0x4e00+i))] = i
			}
		}
		if len(k) == 1 {
			seen++
			m[k] = v * 2
		}
	}
	println(seen, len(m), m["a"]+m["h"])
}

func kinds() {
	a := map[any]string{1: "i", "s": "s", 2.5: "f", [2]int{1, 2}: "a"}
	println(len(a), a[1], a["s"], a[2.5], a[[2]int{1, 2}], a[nil])
	b := map[big]big{{}: {}}
	b[big{[20]int{1}}] = big{[20]int{5}}
	println(len(b), b[big{[20]int{1}}].a[0], len(b[big{}].a))
	c := map[byte]struct{}{1: {}, 2: {}}
	_, ok := c[2]
	_, no := c[3]
	println(len(c), ok, no)
	d := map[struct{ x, y int8 }]int64{{1, 2}: 3}
	d[struct{ x, y int8 }{1, 2}] += 4
	println(d[struct{ x, y int8 }{1, 2}])
	e := map[string][]int{}
	e["x"] = append(e["x"], 1, 2)
	e["x"] = append(e["x"], 3)
	println(len(e["x"]), e["x"][2])
	var f map[string]int
	println(len(f), f["x"])
}

func passed(m map[string]int) { m["p"] = len(m) }

func nested() int {
	m := map[string]map[string]int{"a": {"x": 1}}
	m["b"] = map[string]int{"y": 2}
	for _, in := range m {
		in["z"] = 3
	}
	return m["a"]["z"] + m["b"]["y"] + len(m["b"])
}

func escaping() map[string]int {
	m := map[string]int{"e": 1}
	passed(m)
	return m
}

func main() {
	println(fill(5), fill(8), fill(9), fill(50))
	rounds()
	grows()
	kinds()
	m := map[string]int{"q": 1}
	passed(m)
	println(m["p"], len(m), nested())
	kept = escaping()
	println(len(kept), kept["p"])
}
