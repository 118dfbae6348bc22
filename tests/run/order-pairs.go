package main

type S struct {
	n int
	t string
}

func (s S) Get(k int) int        { return s.n*1000 + k }
func (s *S) Ref(k int) int       { return s.n*1000 + k }
func (s S) Two(a, b int) (r int) { return s.n*100 + a*10 + b }

type Getter interface{ Get(int) int }
type Small int8
type One struct{ s string }
type Big struct{ a, b, c int }
type Tiny struct{ a, b int8 }
type Word struct{ a int32 }
type Outer struct {
	*S
	in Big
}

var gx = 1
var gs = S{1, "g"}
var gm = map[string]int{"a": 1}

func two(n int) (int, int) { return n, n + 1 }

func two1(n int) int { return n }

func run(f func()) {
	defer func() {
		if v := recover(); v != nil {
			err, _ := v.(error)
			println("panic", err != nil && err.Error() != "")
		}
	}()
	f()
}

func channel() chan int {
	c := make(chan int, 29)
	for i := range 20 {
		c <- i
	}
	return c
}

func digits(n int) string {
	if n < 0 {
		return "-" + digits(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int:
		return digits(v)
	case int8:
		return "i8:" + digits(int(v))
	case Small:
		return "small:" + digits(int(v))
	case int32:
		return "i32:" + digits(int(v))
	case uint8:
		return "u8:" + digits(int(v))
	case float64:
		return "f:" + digits(int(v*10))
	case complex128:
		return "c:" + digits(int(real(v)*10))
	case string:
		return "'" + v + "'"
	case bool:
		if v {
			return "true"
		}
		return "false"
	case S:
		return "S{" + digits(v.n) + v.t + "}"
	case *S:
		return "&S{" + digits(v.n) + v.t + "}"
	case One:
		return "One{" + v.s + "}"
	case Big:
		return "Big{" + digits(v.a) + "}"
	case Tiny:
		return "Tiny{" + digits(int(v.a)) + "}"
	case Word:
		return "Word{" + digits(int(v.a)) + "}"
	case [1]string:
		return "[" + v[0] + "]"
	case *int:
		return "&" + digits(*v)
	case [3]int:
		return "[" + digits(v[0]) + "," + digits(v[1]) + "," + digits(v[2]) + "]"
	case []int:
		r := "["
		for _, x := range v {
			r += digits(x) + " "
		}
		return r + "]"
	case []any:
		r := "["
		for _, x := range v {
			r += text(x) + " "
		}
		return r + "]"
	case []byte:
		return "b'" + string(v) + "'"
	case map[string]int:
		return "map:" + digits(len(v)) + digits(v["a"])
	case chan int:
		return "chan:" + digits(len(v)) + "/" + digits(cap(v))
	case func() int:
		return "func:" + digits(v())
	case func(int) int:
		return "func:" + digits(v(0))
	case Getter:
		return "getter:" + digits(v.Get(0))
	}
	return "?"
}

//go:noinline
func show(all ...any) {
	r := ""
	for _, v := range all {
		r += text(v) + " "
	}
	println(r)
}

//go:noinline
func id[T any](v T) T { return v }

//go:noinline
func first[T any](v T, _ int) T { return v }

//go:noinline
func second[T any](_ int, v T) T { return v }

type pair[T any] struct {
	a T
	b int
}

func both[T any](v T, n int) (T, int) { return v, n }

// boxed-before/var
func case0() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("0 ")
	show(x, f())
}

// boxed-before/concat-empty
func case1() {
	x := 1
	b := []byte("abc")
	empty := ""
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		b[0], b[1] = 'X', 'Y'
		empty = "!"
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = b
	_ = empty
	print("1 ")
	show((string(b) + empty), f())
}

// boxed-after/index-var
func case2() {
	x := 1
	i := 0
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = s
	print("2 ")
	show(f(), s[i])
}

// boxed-after/rune
func case3() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("3 ")
	show(f(), (string(rune(x + 64))))
}

// boxed-around/deref
func case4() {
	x := 1
	i := 0
	q := &x
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		q = &i
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = q
	print("4 ")
	show(*q, f(), *q, f(), *q)
}

// boxed-around/slice-expr
func case5() {
	x := 1
	i := 0
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = s
	print("5 ")
	show(s[i:2], f(), s[i:2], f(), s[i:2])
}

// typed-before/map
func case6() {
	x := 1
	m := map[string]int{"a": 1, "b": 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; m["a"] += 10; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = m
	print("6 ")
	show(first[int](m["a"], f()))
}

// typed-before/append
func case7() {
	x := 1
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = s
	print("7 ")
	show(first[[]int](append(s[:1], x), f()))
}

// typed-after/map-bytes
func case8() {
	x := 1
	b := []byte("abc")
	m := map[string]int{"a": 1, "b": 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		b[0], b[1] = 'X', 'Y'
		m["a"] += 10
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = b
	_ = m
	print("8 ")
	show(second[int](f(), m[string(b[:1])]))
}

// typed-after/bytes-slice
func case9() {
	x := 1
	i := 0
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		b[0], b[1] = 'X', 'Y'
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = b
	print("9 ")
	show(second[[]byte](f(), b[i:]))
}

// typed-nested/global-map
func case10() {
	x := 1
	key := "a"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; key = "b"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = key
	print("10 ")
	show(first(id[int](gm[key]), f()), second(f(), gm[key]))
}

// typed-nested/struct-literal
func case11() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("11 ")
	show(first(id[S](S{x, str}), f()), second(f(), S{x, str}))
}

// struct-literal/array-var
func case12() {
	x := 1
	i := 0
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		arr = [3]int{x + 3, 5, 6}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = arr
	print("12 ")
	v := pair[int]{arr[i], f()}
	show(v.a, v.b)
}

// struct-literal/struct-map
func case13() {
	x := 1
	ms := map[string]S{"a": {1, "m"}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; ms["a"] = S{x, "M"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = ms
	print("13 ")
	v := pair[S]{ms["a"], f()}
	show(v.a, v.b)
}

// struct-keyed/len-string
func case14() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("14 ")
	v := pair[int]{b: f(), a: len(string(b))}
	show(v.a, v.b)
}

// struct-keyed/embedded-deref
func case15() {
	x := 1
	b := []byte("abc")
	out := Outer{&S{1, "o"}, Big{1, 1, 1}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		b[0], b[1] = 'X', 'Y'
		out.S, out.in = &S{x, "O"}, Big{x, x, x}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = b
	_ = out
	print("15 ")
	v := pair[S]{b: f(), a: *out.S}
	show(v.a, v.b)
}

// struct-pointer/paren
func case16() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("16 ")
	v := &pair[int]{(x), f()}
	show(v.a, v.b)
}

// struct-pointer/one
func case17() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("17 ")
	v := &pair[One]{One{str}, f()}
	show(v.a, v.b)
}

// struct-boxed/receive
func case18() {
	x := 1
	ch := channel()
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; ch <- x; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = ch
	print("18 ")
	var v any = pair[int]{<-ch, f()}
	show(v.(pair[int]).a)
}

// struct-boxed/word
func case19() {
	x := 1
	i32 := int32(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; i32++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = i32
	print("19 ")
	var v any = pair[Word]{Word{i32}, f()}
	show(v.(pair[Word]).a)
}

// struct-boxed-argument/min
func case20() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("20 ")
	show(first[any](pair[int]{a: min(x, 5)}, f()).(pair[int]).a)
}

// struct-boxed-argument/array-of-slice
func case21() {
	x := 1
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = s
	print("21 ")
	show(first[any](pair[[3]int]{a: [3]int(s)}, f()).(pair[[3]int]).a)
}

// array-literal/method
func case22() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("22 ")
	v := [2]int{st.Get(0), second(f(), st.Get(0))}
	show(v[0], v[1])
}

// array-literal/pointer-literal
func case23() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("23 ")
	v := [2]*S{&S{x, "l"}, second(f(), &S{x, "l"})}
	show(v[0], v[1])
}

// any-slice/byte
func case24() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("24 ")
	show([]any{b[0], f(), b[0]})
}

// any-slice/new
func case25() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("25 ")
	show([]any{new(x), f(), new(x)})
}

// any-array/int8-add
func case26() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("26 ")
	v := [3]any{(c8 + 1), f(), (c8 + 1)}
	show(v[0], v[1], v[2])
}

// any-array/boxed
func case27() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("27 ")
	v := [3]any{any(x), f(), any(x)}
	show(v[0], v[1], v[2])
}

// slice-literal/int32
func case28() {
	x := 1
	i32 := int32(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; i32++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = i32
	print("28 ")
	v := []int32{i32, second(f(), i32), i32}
	show(v[0], v[1], v[2])
}

// slice-literal/boxed-string
func case29() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("29 ")
	v := []any{any(str), second(f(), any(str)), any(str)}
	show(v[0], v[1], v[2])
}

// map-element/float-mul
func case30() {
	x := 1
	fl := 1.5
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; fl++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = fl
	print("30 ")
	v := map[int]float64{0: (fl * 2), f(): (fl * 2)}
	show(v[0], v[1], v[2], v[3])
}

// map-element/getter
func case31() {
	x := 1
	g := Getter(S{1, "i"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; g = &S{x, "I"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = g
	print("31 ")
	v := map[int]Getter{0: g, f(): g}
	show(v[0], v[1], v[2], v[3])
}

// map-any/bool
func case32() {
	x := 1
	flag := true
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; flag = !flag; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = flag
	print("32 ")
	v := map[int]any{0: flag, f(): flag, 9: f()}
	show(v[0], v[2], v[9])
}

// map-any/widened
func case33() {
	x := 1
	g := Getter(S{1, "i"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; g = &S{x, "I"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = g
	print("33 ")
	v := map[int]any{0: any(g), f(): any(g), 9: f()}
	show(v[0], v[2], v[9])
}

// map-key/and
func case34() {
	x := 1
	flag := true
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; flag = !flag; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = flag
	print("34 ")
	v := map[bool]int{(flag && x == 1): f()}
	for k, n := range v {
		show(k, n)
	}
}

// map-any-key/map-int
func case35() {
	x := 1
	i := 0
	mi := map[int]int{1: 1, 2: 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		mi[1] += 10
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = mi
	print("35 ")
	v := map[any]int{mi[i+1]: f()}
	for k, n := range v {
		show(k, n)
	}
}

// map-any-key/struct-assert
func case36() {
	x := 1
	es := any(S{1, "e"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; es = S{x, "E"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = es
	print("36 ")
	v := map[any]int{es.(S): f()}
	for k, n := range v {
		show(k, n)
	}
}

// map-big-element/slice-elem
func case37() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("37 ")
	v := map[int][20]int{[]int{x, 2}[0]: {f()}}
	for k := range v {
		show(k)
	}
}

// map-big-element/boxed-string
func case38() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("38 ")
	v := map[any][20]int{any(str): {f()}}
	for k := range v {
		show(k)
	}
}

// assign-pair/equal-struct
func case39() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("39 ")
	var a bool
	var n int
	a, n = (st == S{1, "s"}), f()
	show(a, n)
}

// assign-pair/literal-func
func case40() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("40 ")
	var a (func() int)
	var n int
	a, n = func() int { return x }, f()
	show(a, n)
}

// assign-pair-back/equal-bytes
func case41() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("41 ")
	var a bool
	var n int
	n, a = f(), (string(b) == "abc")
	show(a, n)
}

// assign-pair-back/make-chan
func case42() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("42 ")
	var a chan int
	var n int
	n, a = f(), make(chan int, x)
	show(a, n)
}

// define-pair/string-of-bytes
func case43() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("43 ")
	a, n := string(b), f()
	show(a, n)
}

// var-pair/global
func case44() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("44 ")
	var a, n any = gx, f()
	show(a, n)
}

// var-pair/concat-bytes
func case45() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("45 ")
	var a, n any = ("<" + string(b)), f()
	show(a, n)
}

// assign-many/field
func case46() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("46 ")
	a, n := both[int](st.n, f())
	show(a, n)
}

// assign-many/field-string
func case47() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("47 ")
	a, n := both[string](st.t, f())
	show(a, n)
}

// return/deref-deref
func case48() {
	x := 1
	p := &S{1, "p"}
	pp := &p
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	_ = pp
	print("48 ")
	show(func() (int, int) { return (*pp).n, f() }())
}

// return/array-slice
func case49() {
	x := 1
	i := 0
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		arr = [3]int{x + 3, 5, 6}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = arr
	print("49 ")
	show(func() ([]int, int) { return arr[i:], f() }())
}

// return-back/map-key
func case50() {
	x := 1
	key := "a"
	m := map[string]int{"a": 1, "b": 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		key = "b"
		m["a"] += 10
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = key
	_ = m
	print("50 ")
	show(func() (int, int) { return f(), m[key] }())
}

// return-back/bytes
func case51() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("51 ")
	show(func() (int, []byte) { return f(), b }())
}

// return-any/map-struct-key
func case52() {
	x := 1
	mb := map[Big]int{{1, 1, 1}: 1, {2, 2, 2}: 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = mb
	print("52 ")
	show(func() (r1, r2 any) { return mb[Big{x, x, x}], f() }())
}

// return-any/struct
func case53() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("53 ")
	show(func() (r1, r2 any) { return st, f() }())
}

// equals/map-of-struct
func case54() {
	x := 1
	ms := map[string]S{"a": {1, "m"}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; ms["a"] = S{x, "M"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = ms
	print("54 ")
	old := ms["a"].n
	show(ms["a"].n == first[int](old, f()), second[int](f(), old) == ms["a"].n)
}

// equals/one
func case55() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("55 ")
	old := One{str}
	show(One{str} == first[One](old, f()), second[One](f(), old) == One{str})
}

// equals-any/byte-of-string
func case56() {
	x := 1
	i := 0
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		str = "xyz"
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = str
	print("56 ")
	var old any = str[i]
	show(str[i] == first(old, f()), second(f(), old) == str[i])
}

// equals-any/getter-ptr
func case57() {
	x := 1
	p := &S{1, "p"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	print("57 ")
	var old any = Getter(p)
	show(Getter(p) == first(old, f()), second(f(), old) == Getter(p))
}

// equals-in-argument/string
func case58() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("58 ")
	old := str
	show(first(str == old, f()), second(f(), old == str))
}

// and/array-var
func case59() {
	x := 1
	i := 0
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		arr = [3]int{x + 3, 5, 6}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = arr
	print("59 ")
	old := arr[i]
	show(arr[i] == old && f() > 0 && arr[i] == old)
}

// and/tiny
func case60() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("60 ")
	old := Tiny{c8, c8}
	show(Tiny{c8, c8} == old && f() > 0 && Tiny{c8, c8} == old)
}

// or-argument/int8-add
func case61() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("61 ")
	old := (c8 + 1)
	show((c8+1) != old || f() < 0, (c8+1) == old)
}

// or-argument/chan
func case62() {
	x := 1
	ch := channel()
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; ch <- x; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = ch
	print("62 ")
	old := ch
	show(ch != old || f() < 0, ch == old)
}

// multiply/map-tiny-key
func case63() {
	x := 1
	c8 := int8(1)
	mt := map[Tiny]int{{1, 1}: 1, {2, 2}: 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	_ = mt
	print("63 ")
	show(mt[Tiny{c8, c8}] * (mt[Tiny{c8, c8}] + int(f())))
}

// subtract/call-var
func case64() {
	x := 1
	fn := func() int { return 1 }
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; fn = func() int { return 2 }; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = fn
	print("64 ")
	show(fn() - f() - fn())
}

// shift/array-var
func case65() {
	x := 1
	i := 0
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		arr = [3]int{x + 3, 5, 6}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = arr
	print("65 ")
	show(arr[i] << (f() % 4))
}

// concat/field-string
func case66() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("66 ")
	show(st.t+digits(f()), digits(f())+st.t)
}

// index-call/map-of-struct
func case67() {
	x := 1
	ms := map[string]S{"a": {1, "m"}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; ms["a"] = S{x, "M"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = ms
	print("67 ")
	v := []int{10, 20, 30, 40, 50, 60, 70, 80, 90, 99}
	show(v[(uint(ms["a"].n)+uint(f()))%10])
}

// index-op/field-ptr
func case68() {
	x := 1
	p := &S{1, "p"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	print("68 ")
	v := make([]int, 10)
	v[uint(p.n)%10] += f()
	show(v)
}

// index-write-call/min
func case69() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("69 ")
	v := make([]int, 10)
	v[uint(min(x, 5)+f())%10] = f()
	show(v, min(x, 5))
}

// index-pair/len
func case70() {
	x := 1
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = s
	print("70 ")
	v := make([]int, 10)
	var n int
	v[uint(len(s))%10], n = f(), len(s)
	show(v, n)
}

// index-many/promoted
func case71() {
	x := 1
	out := Outer{&S{1, "o"}, Big{1, 1, 1}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		out.S, out.in = &S{x, "O"}, Big{x, x, x}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = out
	print("71 ")
	v := make([]int, 10)
	v[uint(out.n)%10], v[9] = two(f())
	show(v)
}

// increment/method
func case72() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("72 ")
	v := make([]int, 10)
	v[uint(st.Get(0)+f())%10]++
	show(v)
}

// map-write/string
func case73() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("73 ")
	v := map[string]int{}
	v[str] = f()
	for k, n := range v {
		show(k, n)
	}
}

// map-write-any/array-var
func case74() {
	x := 1
	i := 0
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		arr = [3]int{x + 3, 5, 6}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = arr
	print("74 ")
	v := map[any]int{}
	v[arr[i]] = f()
	for k, n := range v {
		show(k, n)
	}
}

// map-write-any/tiny
func case75() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("75 ")
	v := map[any]int{}
	v[Tiny{c8, c8}] = f()
	for k, n := range v {
		show(k, n)
	}
}

// map-write-big/int8-add
func case76() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("76 ")
	v := map[int8][20]int{}
	v[(c8 + 1)] = [20]int{f()}
	for k := range v {
		show(k)
	}
}

// map-write-big/chan
func case77() {
	x := 1
	ch := channel()
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; ch <- x; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = ch
	print("77 ")
	v := map[chan int][20]int{}
	v[ch] = [20]int{f()}
	for k := range v {
		show(k)
	}
}

// map-op/concat
func case78() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("78 ")
	v := map[string]int{}
	v[(str + "!")] += f()
	for k, n := range v {
		show(k, n)
	}
}

// map-divide/cap
func case79() {
	x := 1
	i := 0
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = s
	print("79 ")
	v := map[int]int{}
	v[cap(s[:1:i+1])] /= f()
	for k, n := range v {
		show(k, n)
	}
}

// map-divide/array-value
func case80() {
	x := 1
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; arr = [3]int{x + 3, 5, 6}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = arr
	print("80 ")
	v := map[[3]int]int{}
	v[arr] /= f()
	for k, n := range v {
		show(k, n)
	}
}

// map-append/small-conv
func case81() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("81 ")
	v := map[Small][]int{}
	v[Small(x)] = append(v[Small(x)], f())
	for k, n := range v {
		show(k, n)
	}
}

// map-append-any/global
func case82() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("82 ")
	v := map[any][]int{}
	v[gx] = append(v[gx], f())
	for k, n := range v {
		show(k, n)
	}
}

// map-append-any/concat-bytes
func case83() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("83 ")
	v := map[any][]int{}
	v[("<" + string(b))] = append(v[("<"+string(b))], f())
	for k, n := range v {
		show(k, n)
	}
}

// map-put/add
func case84() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("84 ")
	v := map[int]int{}
	v[f()] = (x + 1)
	show(v[2], v[3])
}

// map-put/big
func case85() {
	x := 1
	out := Outer{&S{1, "o"}, Big{1, 1, 1}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		out.S, out.in = &S{x, "O"}, Big{x, x, x}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = out
	print("85 ")
	v := map[int]Big{}
	v[f()] = out.in
	show(v[2], v[3])
}

// map-put-any/convert
func case86() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("86 ")
	v := map[int]any{}
	v[f()] = int(c8)
	show(v[2], v[3])
}

// map-put-any/one-array
func case87() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("87 ")
	v := map[int]any{}
	v[f()] = [1]string{str}
	show(v[2], v[3])
}

// map-pair/closure
func case88() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("88 ")
	v := map[int]int{}
	var n int
	v[func() int { return x }()], n = f(), 1
	for k, c := range v {
		show(k, c, n)
	}
}

// map-pair/any-struct
func case89() {
	x := 1
	es := any(S{1, "e"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; es = S{x, "E"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = es
	print("89 ")
	v := map[any]int{}
	var n int
	v[es], n = f(), 1
	for k, c := range v {
		show(k, c, n)
	}
}

// map-read/not
func case90() {
	x := 1
	flag := true
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; flag = !flag; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = flag
	print("90 ")
	v := map[bool]int{!flag: 5}
	show(v[!flag]+f(), f()+v[!flag])
}

// map-read-ok/map
func case91() {
	x := 1
	m := map[string]int{"a": 1, "b": 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; m["a"] += 10; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = m
	print("91 ")
	v := map[int]int{m["a"]: 5}
	show(first(v[m["a"]], f()))
}

// map-read-ok/struct-elem-var
func case92() {
	x := 1
	i := 0
	ss := []S{{1, "0"}, {2, "1"}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		ss[0].n += 10
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = ss
	print("92 ")
	v := map[S]int{ss[i]: 5}
	show(first(v[ss[i]], f()))
}

// map-read-any/min
func case93() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("93 ")
	v := map[any]int{min(x, 5): 5}
	show(v[min(x, 5)]+f(), f()+v[min(x, 5)])
}

// map-read-any/boxed-struct
func case94() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("94 ")
	v := map[any]int{any(st): 5}
	show(v[any(st)]+f(), f()+v[any(st)])
}

// map-read-big/and
func case95() {
	x := 1
	flag := true
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; flag = !flag; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = flag
	print("95 ")
	v := map[bool][20]int{(flag && x == 1): {5}}
	show(v[(flag && x == 1)][0]+f(), f()+v[(flag && x == 1)][0])
}

// map-delete/map-int
func case96() {
	x := 1
	i := 0
	mi := map[int]int{1: 1, 2: 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		mi[1] += 10
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = mi
	print("96 ")
	v := map[int]int{mi[i+1]: 5}
	delete(v, first(mi[i+1], f()))
	show(len(v))
}

// map-delete/struct-assert
func case97() {
	x := 1
	es := any(S{1, "e"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; es = S{x, "E"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = es
	print("97 ")
	v := map[S]int{es.(S): 5}
	delete(v, first(es.(S), f()))
	show(len(v))
}

// append/slice-elem
func case98() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("98 ")
	v := append([]int(nil), []int{x, 2}[0], second(f(), []int{x, 2}[0]), []int{x, 2}[0])
	show(v[0], v[1], v[2])
}

// append/pointer-field
func case99() {
	x := 1
	out := Outer{&S{1, "o"}, Big{1, 1, 1}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		out.S, out.in = &S{x, "O"}, Big{x, x, x}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = out
	print("99 ")
	v := append([]*S(nil), out.S, second(f(), out.S), out.S)
	show(v[0], v[1], v[2])
}

// append-any/shift
func case100() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("100 ")
	show(append([]any{(x << 1)}, (x << 1), f(), (x << 1)))
}

// append-any/pointer-deref
func case101() {
	x := 1
	p := &S{1, "p"}
	pp := &p
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	_ = pp
	print("101 ")
	show(append([]any{*pp}, *pp, f(), *pp))
}

// send/int8
func case102() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("102 ")
	v := make(chan int8, 1)
	[]chan int8{v, v, v, v, v, v, v, v}[uint(f())%8] <- c8
	show(<-v)
}

// send/any-struct
func case103() {
	x := 1
	es := any(S{1, "e"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; es = S{x, "E"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = es
	print("103 ")
	v := make(chan any, 1)
	[]chan any{v, v, v, v, v, v, v, v}[uint(f())%8] <- es
	show(<-v)
}

// send-pair/small-conv
func case104() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("104 ")
	v := make(chan pair[Small], 1)
	v <- pair[Small]{Small(x), f()}
	r := <-v
	show(r.a, r.b)
}

// send-pair/boxed-literal
func case105() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("105 ")
	v := make(chan pair[any], 1)
	v <- pair[any]{any(S{x, str}), f()}
	r := <-v
	show(r.a, r.b)
}

// send-any/float
func case106() {
	x := 1
	fl := 1.5
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; fl++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = fl
	print("106 ")
	v := make(chan any, 1)
	[]chan any{v, v, v, v, v, v, v, v}[uint(f())%8] <- fl
	show(<-v)
}

// send-any/boxed-byte
func case107() {
	x := 1
	c8 := int8(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; c8++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = c8
	print("107 ")
	v := make(chan any, 1)
	[]chan any{v, v, v, v, v, v, v, v}[uint(f())%8] <- (any(c8 + 1))
	show(<-v)
}

// select-send/complex-add
func case108() {
	x := 1
	fl := 1.5
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; fl++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = fl
	print("108 ")
	v := make(chan complex128, 1)
	select {
	case v <- first((complex(fl, 0) + 1), f()):
	}
	show(<-v, (complex(fl, 0) + 1))
}

// select-send/getter-ptr
func case109() {
	x := 1
	p := &S{1, "p"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	print("109 ")
	v := make(chan Getter, 1)
	select {
	case v <- first(Getter(p), f()):
	}
	show(<-v, Getter(p))
}

// select-two/equal
func case110() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("110 ")
	v := make(chan bool, 1)
	n := make(chan int)
	select {
	case v <- (x == 1):
	case n <- f():
	}
	show(<-v)
}

// select-two/method-value
func case111() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("111 ")
	v := make(chan (func(int) int), 1)
	n := make(chan int)
	select {
	case v <- st.Get:
	case n <- f():
	}
	show(<-v)
}

// defer/array
func case112() {
	x := 1
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; arr = [3]int{x + 3, 5, 6}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = arr
	print("112 ")
	func() { defer show(arr[0], f(), arr[0]); f() }()
}

// defer/struct-elem-var
func case113() {
	x := 1
	i := 0
	ss := []S{{1, "0"}, {2, "1"}}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		ss[0].n += 10
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = ss
	print("113 ")
	func() { defer show(ss[i], f(), ss[i]); f() }()
}

// defer-typed/cap
func case114() {
	x := 1
	i := 0
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = s
	print("114 ")
	func() { defer func(v int, n int) { show(v, n) }(cap(s[:1:i+1]), f()); f() }()
}

// defer-typed/struct-global
func case115() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("115 ")
	func() { defer func(v S, n int) { show(v, n) }(gs, f()); f() }()
}

// go/negate
func case116() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("116 ")
	done := make(chan bool)
	go func(v int, n int) { show(v, n); done <- true }(-x, f())
	<-done
}

// go/big-literal
func case117() {
	x := 1
	i := 0
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; i = 1; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = i
	print("117 ")
	done := make(chan bool)
	go func(v Big, n int) { show(v, n); done <- true }(Big{x, i, 1}, f())
	<-done
}

// switch-tag/assert
func case118() {
	x := 1
	e := any(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; e = x; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = e
	print("118 ")
	switch old := (e.(int)); first((e.(int)), f()) {
	case old:
		show(1)
	case (e.(int)):
		show(2)
	default:
		show(3)
	}
}

// switch-tag/pointer-deref
func case119() {
	x := 1
	p := &S{1, "p"}
	pp := &p
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	_ = pp
	print("119 ")
	switch old := (*pp); first((*pp), f()) {
	case old:
		show(1)
	case (*pp):
		show(2)
	default:
		show(3)
	}
}

// switch-case/complex-add
func case120() {
	x := 1
	fl := 1.5
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; fl++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = fl
	print("120 ")
	switch old := (complex(fl, 0) + 1); old {
	case first((complex(fl, 0) + 1), f()):
		show(1)
	case (complex(fl, 0) + 1):
		show(2)
	default:
		show(3)
	}
}

// switch-true/deref-deref
func case121() {
	x := 1
	p := &S{1, "p"}
	pp := &p
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		p.n += 50
		p = &S{x, "P"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = p
	_ = pp
	print("121 ")
	switch old := ((*pp).n); {
	case ((*pp).n) == first(old, f()):
		show(1)
	case ((*pp).n) == old:
		show(2)
	default:
		show(3)
	}
}

// switch-true/struct-literal
func case122() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("122 ")
	switch old := (S{x, str}); {
	case (S{x, str}) == first(old, f()):
		show(1)
	case (S{x, str}) == old:
		show(2)
	default:
		show(3)
	}
}

// if/closure
func case123() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("123 ")
	if old := (func() int { return x }()); (func() int { return x }()) == first(old, f()) {
		show(1)
	} else {
		show(2)
	}
}

// if/any-struct
func case124() {
	x := 1
	es := any(S{1, "e"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; es = S{x, "E"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = es
	print("124 ")
	if old := (es); (es) == first(old, f()) {
		show(1)
	} else {
		show(2)
	}
}

// for/not
func case125() {
	x := 1
	flag := true
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; flag = !flag; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = flag
	print("125 ")
	old, n := (!flag), 0
	for n < 2 && (!flag) == first(old, f()) {
		n++
	}
	show(n)
}

// range/map
func case126() {
	x := 1
	m := map[string]int{"a": 1, "b": 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; m["a"] += 10; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = m
	print("126 ")
	for n, v := range []any{m["a"], f(), m["a"]} {
		show(n, v)
	}
}

// range/append
func case127() {
	x := 1
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = s
	print("127 ")
	for n, v := range []any{append(s[:1], x), f(), append(s[:1], x)} {
		show(n, v)
	}
}

// range-string/field-string
func case128() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("128 ")
	for n, v := range st.t {
		show(n, v, f())
	}
}

// method-arg/paren
func case129() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("129 ")
	show(st.Get(f()), func() any { return (x) }())
}

// method-arg/one
func case130() {
	x := 1
	st := S{1, "s"}
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		st = S{x, "S"}
		str = "xyz"
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = st
	_ = str
	print("130 ")
	show(st.Get(f()), func() any { return One{str} }())
}

// method-recv-boxed/pointer-literal
func case131() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("131 ")
	show(Getter(&S{x, "l"}).Get(f()))
}

// assert/any
func case132() {
	x := 1
	e := any(1)
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; e = x; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = e
	print("132 ")
	n, _ := e.(int)
	show(n+f(), first(n, f()))
}

// index-at-call/array-slice
func case133() {
	x := 1
	i := 0
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		arr = [3]int{x + 3, 5, 6}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = arr
	print("133 ")
	show((arr[i:])[first(0, f())])
}

// map-of/map-literal
func case134() {
	x := 1
	str := "abc"
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; str = "xyz"; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = str
	print("134 ")
	show((map[string]int{str: x, "a": x})["a"]+f(), f()+(map[string]int{str: x, "a": x})["a"])
}

// make/field
func case135() {
	x := 1
	st := S{1, "s"}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; st = S{x, "S"}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = st
	print("135 ")
	show(make([]int, 1+uint(st.n)%5, 20+f()))
}

// println/call-var
func case136() {
	x := 1
	fn := func() int { return 1 }
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; fn = func() int { return 2 }; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = fn
	print("136 ")
	println(fn(), f(), fn())
}

// panic/byte
func case137() {
	x := 1
	b := []byte("abc")
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; b[0], b[1] = 'X', 'Y'; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = b
	print("137 ")
	func() { defer func() { show(recover(), b[0]) }(); panic(first[any](b[0], f())) }()
}

// panic/new
func case138() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("138 ")
	func() { defer func() { show(recover(), new(x)) }(); panic(first[any](new(x), f())) }()
}

// nil-before/index-var
func case139() {
	x := 1
	i := 0
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = s
	print("139 ")
	func() { defer func() { recover(); show(s[i]) }(); var v *S; show(v.n+f(), v.t) }()
}

// divide-before/closure
func case140() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("140 ")
	func() {
		defer func() { recover(); show(func() int { return x }()) }()
		zero := 0
		show(func() int { return x }()/zero + f())
	}()
}

// assert-pointer-before/array
func case141() {
	x := 1
	arr := [3]int{1, 2, 3}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; arr = [3]int{x + 3, 5, 6}; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = arr
	print("141 ")
	func() { defer func() { recover(); show(arr[0]) }(); var v any = "t"; show(v.(*S).n + f()) }()
}

// nil-func/deref
func case142() {
	x := 1
	i := 0
	q := &x
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		q = &i
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = q
	print("142 ")
	func() { defer func() { recover(); show(*q) }(); var v func(int); v(f()) }()
}

// nil-iface/struct-field
func case143() {
	x := 1
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	print("143 ")
	func() { defer func() { recover(); show(S{x, "l"}.n) }(); var v Getter; v.Get(f()) }()
}

// bounds-write/cap
func case144() {
	x := 1
	i := 0
	s := []int{1, 2, 3, 4}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		s[0] += 10
		s = append(s[:2], 7, 8, 9)
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = s
	print("144 ")
	func() { defer func() { recover(); show(cap(s[: 1 : i+1])) }(); v := []int{1}; v[first(9, 0)] = f() }()
}

// slice-bounds/map
func case145() {
	x := 1
	m := map[string]int{"a": 1, "b": 2}
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int { recover(); x++; m["a"] += 10; gx, gs, gm["a"] = x, S{x, "G"}, x; return x }
	_ = x
	_ = m
	print("145 ")
	func() { defer func() { recover(); show(m["a"]) }(); v := []int{1}; show(v[first(9, 0):], f()) }()
}

// array-of-slice/iface-method
func case146() {
	x := 1
	i := 0
	g := Getter(S{1, "i"})
	gx, gs, gm = 1, S{1, "g"}, map[string]int{"a": 1, "b": 2}
	f := func() int {
		recover()
		x++
		i = 1
		g = &S{x, "I"}
		gx, gs, gm["a"] = x, S{x, "G"}, x
		return x
	}
	_ = x
	_ = i
	_ = g
	print("146 ")
	func() { defer func() { recover(); show(g.Get(i)) }(); v := []int{1}; show([3]int(v), f()) }()
}
func main() {
	run(case0)
	run(case1)
	run(case2)
	run(case3)
	run(case4)
	run(case5)
	run(case6)
	run(case7)
	run(case8)
	run(case9)
	run(case10)
	run(case11)
	run(case12)
	run(case13)
	run(case14)
	run(case15)
	run(case16)
	run(case17)
	run(case18)
	run(case19)
	run(case20)
	run(case21)
	run(case22)
	run(case23)
	run(case24)
	run(case25)
	run(case26)
	run(case27)
	run(case28)
	run(case29)
	run(case30)
	run(case31)
	run(case32)
	run(case33)
	run(case34)
	run(case35)
	run(case36)
	run(case37)
	run(case38)
	run(case39)
	run(case40)
	run(case41)
	run(case42)
	run(case43)
	run(case44)
	run(case45)
	run(case46)
	run(case47)
	run(case48)
	run(case49)
	run(case50)
	run(case51)
	run(case52)
	run(case53)
	run(case54)
	run(case55)
	run(case56)
	run(case57)
	run(case58)
	run(case59)
	run(case60)
	run(case61)
	run(case62)
	run(case63)
	run(case64)
	run(case65)
	run(case66)
	run(case67)
	run(case68)
	run(case69)
	run(case70)
	run(case71)
	run(case72)
	run(case73)
	run(case74)
	run(case75)
	run(case76)
	run(case77)
	run(case78)
	run(case79)
	run(case80)
	run(case81)
	run(case82)
	run(case83)
	run(case84)
	run(case85)
	run(case86)
	run(case87)
	run(case88)
	run(case89)
	run(case90)
	run(case91)
	run(case92)
	run(case93)
	run(case94)
	run(case95)
	run(case96)
	run(case97)
	run(case98)
	run(case99)
	run(case100)
	run(case101)
	run(case102)
	run(case103)
	run(case104)
	run(case105)
	run(case106)
	run(case107)
	run(case108)
	run(case109)
	run(case110)
	run(case111)
	run(case112)
	run(case113)
	run(case114)
	run(case115)
	run(case116)
	run(case117)
	run(case118)
	run(case119)
	run(case120)
	run(case121)
	run(case122)
	run(case123)
	run(case124)
	run(case125)
	run(case126)
	run(case127)
	run(case128)
	run(case129)
	run(case130)
	run(case131)
	run(case132)
	run(case133)
	run(case134)
	run(case135)
	run(case136)
	run(case137)
	run(case138)
	run(case139)
	run(case140)
	run(case141)
	run(case142)
	run(case143)
	run(case144)
	run(case145)
	run(case146)
}
