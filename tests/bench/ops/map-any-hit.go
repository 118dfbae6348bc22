// ops: 30000000
package main

func main() {
	m := make(map[any]int)
	var keys [1000]any
	for i := range keys {
		if keys[i] = i * 3; i%2 == 0 {
			keys[i] = "key" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676))
		}
		m[keys[i]] = i
	}
	s := 0
	for i := 0; i < 30000000; i++ {
		s += m[keys[i%1000]]
	}
	println(s)
}
