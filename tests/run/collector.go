// stress: gc=500,poison=1,verify=1
package main

type node struct {
	next *node
	data [10]int
	name string
	kids map[string]*node
}

func list(n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		head = &node{next: head, data: [10]int{i}, name: "n" + string(rune('a'+i%26))}
	}
	return head
}

func check(l *node) (n, sum int) {
	for ; l != nil; l = l.next {
		n++
		sum += l.data[0] + len(l.name)
	}
	return
}

func main() {
	keep := list(10000)
	m := map[int]*node{}
	var s [][]byte
	for round := 0; round < 50; round++ {
		junk := list(2000)
		if n, _ := check(junk); n != 2000 {
			println("lost junk", n)
		}
		m[round%17] = list(10)
		s = append(s, make([]byte, 1000+round))
		s[len(s)-1][round] = byte(round)
		if round%3 == 0 {
			s = s[len(s)/2:]
		}
		var x any = junk.data
		if x.([10]int)[0] != 1999 {
			println("bad box")
		}
	}
	n, sum := check(keep)
	println(n, sum, len(m))
	for i := 0; i < 17; i++ {
		if n, _ := check(m[i]); n != 10 {
			println("lost", i, n)
		}
	}
	ok := true
	for _, b := range s {
		ok = ok && b[len(b)-1000] == byte(len(b)-1000)
	}
	println(ok)
}
