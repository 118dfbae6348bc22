// m[k] op= v and m[k] = append(m[k], v) find the entry once, after v is known; a division looks first.
package main

func try(name string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
			println(name, "fine")
		case error:
			println(name, e.Error())
		default:
			println(name, "?")
		}
	}()
	f()
}

type point struct{ x, y int }

func main() {
	unhashable := any([]int{})
	var none map[any]int
	counts := map[any]int{}
	try("empty", func() { counts[unhashable]++ })
	try("nil", func() { none[unhashable]++ })
	try("nil, good key", func() { none["k"] += 2 })
	lists := map[any][]int{}
	try("append", func() { lists[unhashable] = append(lists[unhashable], 1) })
	println(len(counts), len(lists))

	n, zero := -1, 0
	m := map[int]int{}
	try("shift", func() { m[6] <<= n })
	println(len(m))
	try("quotient", func() { m[7] /= zero })
	try("remainder", func() { m[8] %= zero })
	println(len(m))

	m[1] = 10
	m[1] += func() int { m[1] = 100; return 1 }()
	println(m[1])
	m[2] -= func() int { delete(m, 2); m[2] = 50; return 7 }()
	println(m[2])
	m[3] |= func() int {
		for i := 100; i < 200; i++ {
			m[i] = i
		}
		return 4
	}()
	println(m[3], len(m))

	words := map[string][]string{}
	for _, w := range []string{"tea", "ate", "tan", "eat", "nat", "bat"} {
		k := string(w[0])
		words[k] = append(words[k], w)
	}
	println(len(words), len(words["t"]), words["t"][1], cap(words["e"]))
	words["t"] = append(words["t"], func() string { words["t"] = nil; return "last" }())
	println(len(words["t"]), words["t"][0])
	words["all"] = append(words["all"], append(words["t"], words["a"]...)...)
	println(len(words["all"]))
	words["none"] = append(words["none"])
	_, ok := words["none"]
	println(ok, len(words))

	texts := map[point]string{}
	for i := range 6 {
		texts[point{i % 2, 0}] += string(rune('a' + i))
	}
	println(texts[point{0, 0}], texts[point{1, 0}])
	nan := map[float64]int{}
	z := 0.0
	for range 3 {
		nan[z/z]++
	}
	println(len(nan))
	type named []int
	held := map[int8]named{}
	held[1] = append(held[1], 1, 2)
	held[1] = append(held[1], held[1]...)
	println(len(held[1]))
	floats := map[string]float64{"a": 1.5}
	floats["a"] *= 4
	floats["b"]--
	println(floats["a"], floats["b"])
	iface := map[string]complex128{}
	iface["z"] += 1i
	iface["z"] *= 1i
	println(iface["z"])
}
