package main

type point struct{ x, y int }

func anon() struct{ x, y int } { return struct{ x, y int }{5, 6} }

func take(p struct{ x, y int }) int { return p.x * p.y }

var table = []struct {
	name string
	want int
	in   []int
}{
	{"empty", 0, nil},
	{"one", 1, []int{1}},
	{want: 3, in: []int{1, 2}},
}

func main() {
	var p point = anon() // identical underlying types, one of them not named
	var a struct{ x, y int } = p
	println(take(p), take(a), a == p, a == anon())
	for _, t := range table {
		sum := 0
		for _, v := range t.in {
			sum += v
		}
		print(t.name, " ", sum == t.want, " ")
	}
	println(len(table))
	nested := struct {
		point
		in struct{ deep struct{ v int } }
	}{point: point{1, 2}}
	nested.in.deep.v = 3
	println(nested.x, nested.in.deep.v)
	copied := nested
	copied.in.deep.v = 4
	println(nested.in.deep.v, copied == nested)
	var i any = a
	_, isAnon := i.(struct{ x, y int })
	_, isPoint := i.(point)
	_, other := i.(struct{ y, x int })
	println(isAnon, isPoint, other)
	ptr := &struct{ n int }{1}
	ptr.n++
	println(ptr.n, (*struct{ n int })(ptr) == ptr)
	f := func(opts struct{ verbose bool }) bool { return opts.verbose }
	println(f(struct{ verbose bool }{true}))
	ch := make(chan struct{}, 1)
	ch <- struct{}{}
	println(<-ch == struct{}{})
}
