package main

type node struct {
	v    int
	next *node
}

type list []int

func main() {
	n := &node{1, &node{2, &node{v: 3}}}
	println(n.next.next.v, n.next.next.next == nil)
	s := &[]int{1, 2}
	*s = append(*s, 3)
	(*s)[0] = 10
	println(len(*s), (*s)[0])
	a := &[...]string{"x", "y"}
	a[0] += "!"
	println(a[0], len(a))
	m := &map[string]*node{"k": {v: 4}}
	(*m)["k"].v++
	println((*m)["k"].v)
	for i, p := range []*node{{v: 1}, {2, nil}, nil} {
		if p != nil {
			p.v += i
			print(p.v, " ")
		}
	}
	println()
	// Each evaluation makes a new one.
	var made [3]*node
	for i := range made {
		made[i] = &node{v: 7}
	}
	made[0].v = 8
	println(made[0] == made[1], made[1].v, *made[1] == *made[2])
	pp := &[]*[]list{{{1}, {2, 3}}}
	println((*(*pp)[0])[1][1])
	(&node{v: 5}).print()
	println((&list{1, 2, 3}).len(), (&[2]int{3, 4})[1], len(&[5]int{}))
	for i := range &[2]int{} {
		print(i)
	}
	println()
}

func (n *node) print()   { println(n.v) }
func (l *list) len() int { return len(*l) }
