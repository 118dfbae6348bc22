package main

type item struct {
	n int
	s string
	p *int
}

func zero[T any](s []T) { clear(s) }

func main() {
	s := []int{1, 2, 3, 4, 5}
	clear(s[1:3])
	println(s[0], s[1], s[2], s[3], len(s), cap(s))
	t := s[:2]
	clear(t)
	println(s[0], s[3], s[4], len(t))
	items := []item{{1, "a", new(int)}, {2, "b", new(int)}}
	clear(items[:1])
	println(items[0].n, items[0].s == "", items[0].p == nil, items[1].s)
	zero(items)
	println(items[1] == item{})
	str := []string{"x", "y"}
	zero(str)
	println(len(str), str[0] == "", str[1] == "")
	any1 := []any{1, nil, "z"}
	clear(any1)
	println(any1[0] == nil, any1[2] == nil)
	big := make([]int, 10000)
	for i := range big {
		big[i] = i
	}
	clear(big[1:9999])
	sum := 0
	for _, v := range big {
		sum += v
	}
	println(sum)
	arr := [3]int{1, 2, 3}
	clear(arr[:])
	println(arr[0] + arr[1] + arr[2])
	type named []byte
	n := named("abc")
	clear(n)
	println(n[0], n[2], len(n))
}
