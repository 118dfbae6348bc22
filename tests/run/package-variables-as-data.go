package main


type T struct {
	n int
	p *T
	s []int
	i any
	f func() int
}
type U struct{ a, b, c, d, e int }
type MyS []int
type I interface{ M() int }
type Ptr struct{ p *int }

func (t T) M() int   { return t.n }
func (u *U) M() int  { return u.a }
func (p Ptr) M() int { return *p.p }

var log []string

func f(n int) int { print("f", n, " "); return n }

var (
	x0          = 5
	a           = T{1, &T{n: f(2)}, []int{f(3), 4, f(5)}, T{n: f(6)}, func() int { return 7 }}
	b           = a
	c       any = U{1, 2, 3, 4, 5}
	c2          = c
	d           = [...]any{1, "x", f(8), &U{a: f(9)}, U{a: f(10)}, nil, struct{}{}, [0]int{}, 3.5, 2i, true, 'c', MyS{1, 2}, []string{"q"}}
	e       I   = &U{a: 11}
	e2      any = e
	g           = map[string]T{"a": {n: 1, p: &T{n: 2}}, "b": {n: f(12)}}
	h           = &[]int{1, 2, f(13)}
	i2          = &map[int]int{1: f(14)}
	j           = MyS([]int{1, 2, 3, 4, f(15)})
	k           = []byte("hello")
	k2          = []byte("")
	l           = &x0
	m           = &a.s
	n2          = &d[2]
	o           = (*T).M
	p           = T.M
	q           = a.M
	r       I   = Ptr{&x0}
	s       I   = Ptr{&b.n}
	t           = U{1, 2, 3, 4, 5}
	t2          = t
	t3          = [2]U{{1, 2, 3, 4, 5}, {e: f(16)}}
	t4          = [...]U{4: {1, 2, 3, 4, 5}, 2: {e: f(17)}, 0: {a: f(18)}}
	u           = x0 > 3 && f(19) > 2
	v           = []any{x0 > 3 || f(20) > 2, &U{a: 1}, x0 > 7 && f(21) > 1, f(22)}
	w           = [2]int{x0, inc()}
	w2          = struct{ a, b, c any }{x0, inc(), x0}
	y, z        = f(23), &U{b: f(24)}
	_           = f(25)
	_       I   = &U{a: f(26)}
	_           = []any{f(27), U{}, map[string]int{"a": f(28)}}
	_           = [...]int{5: f(29), 0: f(30)}
	aa          = interface{ M() int }(I(&U{a: 33}))
	ab          = any(I(T{n: 34}))
	ac          = struct{ U }{U{1, 2, 3, 4, 5}}.U
	ad          = [...]int{1, 2, 3, 4, 5}[x0-4]
	ae          = []int{1, 2, 3, 4, 5}[1:x0-2]
	af          = &struct{ x [3]*U }{[3]*U{1: {a: 1}, 0: {a: f(31)}}}
	ag      any = [4]byte{1, 2, 3, 4}
	ah      any = [5]any{1, f(32)}
	ai          = []func() int{func() int { return x0 }, a.M, e.M}
	aj      any = func() int { return 5 }
	ak          = [3][]U{{{a: 1}}, {}, {{b: 2}, {c: f(33)}}}
	al          = string([]byte{1 + 64, 66, byte(f(67))})
	am          = len([...]int{1, 2, 3, f(34)})
	an      any = (*T)(nil)
	ao      error
	ap      any = ao
	aq          = float32(x0) / 3
	ar          = [...]float64{-0.0, 0.0, 2: 2}
	as          = copyOf(t)
	at          = as
)

func copyOf(u U) U { u.a = 99; t.b = 98; return u }
func inc() int   { x0++; return x0 }


func show(x any) {
	switch x := x.(type) {
	case nil:
		print("nil ")
	case int:
		print(x, " ")
	case string:
		print(x, " ")
	case bool:
		print(x, " ")
	case float64:
		print(x, " ")
	case complex128:
		print(x, " ")
	case float32:
		print(x, " ")
	case rune:
		print("r", x, " ")
	case U:
		print("U{", x.a, x.b, x.c, x.d, x.e, "} ")
	case *U:
		print("&")
		show(*x)
	case T:
		print("T", x.n)
	case struct{}:
		print("struct{} ")
	case [0]int:
		print("[0]int ")
	case MyS:
		print("MyS ")
		show([]int(x))
	case []int:
		print("[")
		for _, e := range x {
			print(e, " ")
		}
		print("] ")
	case []string:
		print("[")
		for _, e := range x {
			print(e, " ")
		}
		print("] ")
	case [4]byte:
		print("4b", x[0], x[3], " ")
	case [5]any:
		for _, e := range x {
			show(e)
		}
	case []any:
		print("[")
		for _, e := range x {
			show(e)
		}
		print("] ")
	case struct{ a, b, c any }:
		show(x.a)
		show(x.b)
		show(x.c)
	case interface{ M() int }:
		print("M", x.M(), " ")
	default:
		print("? ")
	}
}

func sh(xs ...any) {
	for _, x := range xs {
		show(x)
	}
	println()
}

func main() {
	println()
	sh(a.n, a.p.n, a.s, a.i.(T).n, a.f(), b.n, b.p == a.p, &b.s[0] == &a.s[0])
	sh(c, c2, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13], e, e2, e == e2)
	sh(len(g), g["a"].p.n, g["b"].n, *h, (*i2)[1], j, string(k), k2 == nil, *l, *m, *n2, o(&a), p(b), q(), r.M(), s.M())
	sh(t, t2, t3[0], t3[1], t4[0], t4[2], t4[4], u, v, w[0], w[1], w2, y, z)
	sh(aa.M(), ab.(T).n, ac, ad, ae, af.x[0], af.x[1], af.x[2] == nil, ag, ah)
	sh(ai[0](), ai[1](), ai[2](), aj.(func() int)(), ak[0][0], len(ak[1]), ak[2][1].c, al, am, an == any((*T)(nil)), ap == nil, aq, ar[0], ar[2], as, at)
	k[0]++
	t.a++
	a.s[1] = 77
	*l = 1000
	sh(string(k), t.a, t2.a, b.s, r.M())
}
