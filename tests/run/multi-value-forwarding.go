package main

func two() (int, string)          { return 7, "seven" }
func three() (a, b, c int)        { return 1, 2, 3 }
func take(n int, s string) string { return s }
func sum(first int, rest ...int) int {
	for _, v := range rest {
		first += v
	}
	return first*10 + len(rest)
}
func anys(vs ...any) int                { return len(vs) }
func fs() (func() (int, string), error) { return two, nil }

type t struct{}

func (t) pair() (int, string)             { return two() }
func (t) join(n int, s string) (int, int) { return n, len(s) }

func ok(v int, err error) int {
	if err != nil {
		return -1
	}
	return v
}

func parse(s string) (int, error) {
	if s == "" {
		return 0, bad{}
	}
	return len(s), nil
}

type bad struct{}

func (bad) Error() string { return "bad" }

func main() {
	println(take(two()), sum(three()), anys(three()), anys(two()))
	var v t
	println(take(v.pair()))
	println(v.join(v.pair()))
	println(two())
	n, s := two()
	_, s2 := v.pair()
	n, _ = two()
	println(n, s, s2)
	f, _ := fs()
	println(take(f()))
	println(ok(parse("four")), ok(parse("")))
	x, y, z := three()
	x, y = y, x
	println(x, y, z)
	var arr [3]int
	arr[0], arr[1], arr[2] = three()
	m := map[string]int{}
	m["a"], _, m["c"] = three()
	println(arr[1], m["a"], m["c"], len(m))
	var i any
	var e error
	i, e = func() (string, *pe) { return "x", nil }()
	println(i.(string), e != nil)
	defer println(three())
	go func(a, b, c int) {}(three())
	append1 := append([]int{0}, sum(three()))
	println(append1[1])
	if a, b := two(); a == 7 && b != "" {
		println("if", a)
	}
}

type pe struct{}

func (*pe) Error() string { return "" }
