package main

// Removal by keys of every size that has an entry of its own, and of those that have not.

type celsius int32

type name string

func churn[K comparable](what string, key func(int) K) {
	m := map[K]int{}
	var none map[K]int
	delete(none, key(1))
	delete(m, key(1))
	for i := 0; i < 1000; i++ {
		m[key(i)] = i
	}
	for i := 0; i < 1000; i += 3 {
		delete(m, key(i))
		delete(m, key(i))
	}
	sum := 0
	for i := 0; i < 1000; i++ {
		if v, ok := m[key(i)]; ok {
			sum += v
		}
	}
	print(what, " ", len(m), " ", sum)
	for k := range m {
		delete(m, k)
	}
	print(" ", len(m))
	for i := 0; i < 10; i++ {
		m[key(i)] = i
		delete(m, key(i-1))
	}
	println("", len(m), m[key(9)])
}

func direct() {
	a, b, s := map[int32]string{-1: "x", 2: "y"}, map[uint64]bool{1 << 63: true}, map[name][]int{"a": {1}, "": nil}
	delete(a, -1)
	delete(b, 1<<63)
	delete(s, "")
	delete(s, "absent")
	println(len(a), a[2], len(b), len(s), len(s["a"]))
	f := map[float64]int{0: 1}
	delete(f, -1/(1/f0()))
	println(len(f))
}

func f0() float64 { return 0 }

func main() {
	nodes := make([]*int, 1001)
	chans := make([]chan int, 1001)
	for i := range nodes {
		nodes[i], chans[i] = new(int), make(chan int)
	}
	churn("int8", func(i int) int8 { return int8(i) })
	churn("uint16", func(i int) uint16 { return uint16(i) })
	churn("int32", func(i int) int32 { return int32(-i) })
	churn("celsius", func(i int) celsius { return celsius(i << 20) })
	churn("rune", func(i int) rune { return rune(i) })
	churn("uint64", func(i int) uint64 { return uint64(i) << 54 })
	churn("uintptr", func(i int) uintptr { return uintptr(i) })
	churn("pointer", func(i int) *int { return nodes[(i+1001)%1001] })
	churn("chan", func(i int) chan int { return chans[(i+1001)%1001] })
	churn("string", func(i int) string { return string(rune('a'+(i+26)%26)) + "twenty bytes and more"[:(i+100)%100/5] + string(rune(i+1)) })
	churn("name", func(i int) name { return name([]byte{byte(i), byte(i >> 8)}) })
	churn("array", func(i int) [3]int { return [3]int{i, 0, -i} })
	churn("interface", func(i int) any { return i })
	direct()
}
