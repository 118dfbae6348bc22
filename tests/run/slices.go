// escape: go

package main

func show(s []int) {
	print(len(s), "/", cap(s), ":")
	for _, v := range s {
		print(" ", v)
	}
	println()
}

func main() {
	var nilslice []int
	show(nilslice)
	println(nilslice == nil, len(nilslice))
	a := [...]int{0, 1, 2, 3, 4, 5, 6, 7}
	show(a[2:5])
	show(a[:3])
	show(a[6:])
	show(a[2:4:6])
	s := a[1:4]
	s = append(s, 100)
	show(a[:])
	s = append(s, 1, 2, 3, 4, 5, 6, 7, 8)
	s[0] = -1
	show(s)
	show(a[:])
	show(append([]int(nil), s[:2]...))
	t := make([]int, 3, 10)
	n := copy(t, a[5:])
	println(n)
	show(t)
	show(t[:10])
	copy(a[1:], a[:])
	show(a[:])
	var grow []int
	last := -1
	for i := 0; i < 2000; i++ {
		grow = append(grow, i)
		if cap(grow) != last {
			last = cap(grow)
			print(last, " ")
		}
	}
	println()
	b := append([]byte("hello "), "world"...)
	println(string(b), len(b))
	clear(t)
	show(t)
}
