package main

type big struct {
	a [50]int
	p *int
	s string
}

func change(b big) big {
	b.a[0] = 1
	b.s = "changed"
	return b
}

func (b big) get(i int) int { return b.a[i] }

type holder struct {
	items [3]big
	m     map[string]big
}

func main() {
	x := 5
	b := big{p: &x, s: "orig"}
	c := change(b)
	println(b.a[0], c.a[0], b.s, c.s, b.p == c.p)
	h := holder{m: map[string]big{}}
	h.items[1] = c
	h2 := h
	h2.items[1].a[0] = 50
	println(h.items[1].a[0], h2.items[1].a[0])
	h.m["k"] = c
	v := h.m["k"]
	v.a[0] = 9
	println(h.m["k"].a[0], h.m["k"].get(0), v.get(0))
	arr := []big{b, c}
	for _, e := range arr {
		e.a[0] = 1000
	}
	println(arr[0].a[0], arr[1].a[0])
	for i := range arr {
		arr[i].a[0] = 1000
	}
	println(arr[0].a[0], arr[1].a[0])
	p := &arr[0]
	arr = append(arr, b)
	p.a[0] = 1
	println(arr[0].a[0])
	var i any = c
	c.a[0] = 77
	println(i.(big).a[0])
	ch := make(chan big, 1)
	ch <- c
	c.a[0] = 78
	println((<-ch).a[0])
}
