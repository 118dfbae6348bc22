package main

func k(s string) string { println("key", s); return s }
func v(n int) int       { println("value", n); return n }

func get(m map[string]int) map[string]int { println("map"); return m }

func main() {
	m := map[string]int{k("a"): v(1), k("b"): v(2)}
	println(len(m))
	get(m)[k("c")] = v(3)
	get(m)[k("c")] += v(4)
	x, ok := get(m)[k("c")]
	println(x, ok)
	m[k("d")], m[k("e")] = v(5), v(6)
	delete(get(m), k("a"))
	println(len(m), get(m)[k("b")]+v(10))
	var i int
	list := []string{"zero", "one"}
	i, m[list[i]] = 1, 7 // the index is evaluated before i is assigned
	println(i, m["zero"], m["one"])
	m["zero"], m["one"] = m["one"], m["zero"]
	println(m["zero"], m["one"])
	var gone map[string]int
	func() {
		defer func() { println(recover() != nil) }()
		get(gone)[k("f")] = v(8)
	}()
	m["x"], gone = 9, m
	println(gone["x"])
	f := func() int { m["side"] = 5; return 1 }
	m["side"] = m["side"] + f()
	println(m["side"] >= 1)
}
