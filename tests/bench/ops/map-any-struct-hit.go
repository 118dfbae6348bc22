// ops: 20000000
package main

type key struct {
	name string
	n    int
}

func main() {
	m := make(map[any]int)
	var keys [1000]any
	for i := range keys {
		keys[i] = key{"key" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)), i}
		m[keys[i]] = i
	}
	s := 0
	for i := 0; i < 20000000; i++ {
		s += m[keys[i%1000]]
	}
	println(s)
}
