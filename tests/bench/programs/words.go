package main

type list struct {
	head *entry
	n    int
}
type entry struct {
	word string
	next *entry
}

func main() {
	total := 0
	for round := 0; round < 40; round++ {
		count := map[string]int{}
		byLen := map[int]*list{}
		seed := uint32(round)
		for i := 0; i < 200000; i++ {
			seed = seed*1664525 + 1013904223
			buf := make([]byte, 0, 8)
			for k := uint32(0); k < 3+seed>>30; k++ {
				buf = append(buf, 'a'+byte(seed>>(8+k*4)&7))
			}
			w := string(buf)
			count[w]++
			l := byLen[len(w)]
			if l == nil {
				l = &list{}
				byLen[len(w)] = l
			}
			if count[w] == 1 {
				l.head = &entry{w, l.head}
				l.n++
			}
		}
		total += len(count) + byLen[3].n
	}
	println(total)
}
