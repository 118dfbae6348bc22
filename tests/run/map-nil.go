package main

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

type table map[string][]int

func main() {
	var m map[string]int
	v, ok := m["x"]
	println(m == nil, len(m), m["x"], v, ok)
	delete(m, "x")
	clear(m)
	for range m {
		println("never")
	}
	var t table
	println(len(t["k"]), t["k"] == nil, t == nil, map[int]int(nil) == nil)
	value := func() int { println("value"); return 1 }
	key := func() string { println("key"); return "k" }
	try("assign", func() { m[key()] = value() })
	try("op", func() { m[key()] += value() })
	try("inc", func() { m["a"]++ })
	try("append", func() { t["k"] = append(t["k"], 1) })
	try("two", func() { m["a"], m["b"] = value(), 2 })
	try("comma ok target", func() { _, t2 := m["a"]; println(t2) })
	try("range target", func() {
		for m["x"] = range 3 {
			println("in the loop")
		}
	})
	var p *map[string]int
	try("pointer", func() { println(len(*p)) })
	p = &m
	println(len(*p), (*p)["z"])
	m = make(map[string]int)
	m[key()] = value()
	println(len(*p))
	var nested map[string]map[string]int
	println(nested["a"]["b"])
	nested = map[string]map[string]int{"a": nil}
	try("nested", func() { nested["a"]["b"] = 1 })
	println(len(nested), nested["a"] == nil)
}
