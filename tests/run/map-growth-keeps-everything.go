package main

type key struct {
	a, b int32
	s    string
}

func main() {
	m := make(map[key][]int)
	for i := int32(0); i < 700; i++ {
		k := key{i, -i, string(rune('a' + i%26))}
		m[k] = append(m[k], int(i))
		if i%3 == 0 {
			delete(m, key{i / 2, -(i / 2), string(rune('a' + (i/2)%26))})
		}
	}
	sum := 0
	for k, v := range m {
		if len(v) != 1 || int32(v[0]) != k.a {
			println("wrong", k.a)
		}
		sum += v[0]
	}
	println(len(m), sum)
	hint := make(map[int]bool, 1000)
	small := make(map[int]bool, 0)
	for i := 0; i < 100; i++ {
		hint[i], small[i] = true, i%2 == 0
	}
	println(len(hint), len(small), small[4], small[5], hint[100])
	for i := 0; i < 100; i++ {
		delete(small, i)
	}
	println(len(small), small[4])
	small[1] = true
	println(len(small))
	n := -1
	defer func() {
		println(recover() == nil)
	}()
	neg := make(map[int]int, n) // unlike for slices, only a hint
	neg[1] = 2
	println(len(neg))
}
