package p

func all(s []int, m map[string]int, c chan int, x any, n int) []int {
	s = append(s, 1, n)
	s = append(s, s...)
	b := append([]byte(nil), "text"...)
	copy(b, "x")
	copy(s, s[1:])
	delete(m, "k")
	clear(m)
	clear(s)
	close(c)
	println(len(s), cap(c), len(m), max("a", "b"), x)
	p := new(int)
	*p = n
	t := make([]int, n, 2*n)
	u := make([]int, 10)
	v := make(map[int]int, n)
	w := make(chan string)
	_, _, _, _ = t, u, v, w
	if n > 9 {
		panic("big")
	}
	return s[n : 2*n : 3*n]
}
