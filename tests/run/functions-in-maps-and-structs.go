package main

type binary func(int, int) int

func (f binary) flip() binary { return func(a, b int) int { return f(b, a) } }
func (f binary) fold(xs ...int) (r int) {
	r = xs[0]
	for _, x := range xs[1:] {
		r = f(r, x)
	}
	return
}
func (f *binary) replace(g binary) { *f = g }

type event struct {
	name string
	args []int
}
type bus map[string][]func(event) bool

func (b bus) on(name string, f func(event) bool) { b[name] = append(b[name], f) }
func (b bus) emit(name string, args ...int) (n int) {
	for _, f := range b[name] {
		if n++; !f(event{name, args}) {
			break
		}
	}
	return
}

type vtable struct {
	open, close func() string
	extra       map[rune]func(...string) int
}

func main() {
	sub := binary(func(a, b int) int { return a - b })
	println(sub(10, 3), sub.flip()(10, 3), sub.fold(100, 1, 2), sub.flip().fold(1, 2, 3))
	ops := map[string]binary{"-": sub, "+": func(a, b int) int { return a + b }}
	ops["*"] = func(a, b int) int {
		r := 0
		for range b {
			r = ops["+"](r, a)
		}
		return r
	}
	println(ops["*"](6, 7), ops["-"].flip()(1, 5), ops["?"] == nil)
	f := ops["+"]
	f.replace(f.flip())
	f.replace(binary.flip(sub))
	println(f(1, 2))
	b := bus{}
	sum := 0
	b.on("add", func(e event) bool {
		for _, a := range e.args {
			sum += a
		}
		return sum < 10
	})
	b.on("add", func(e event) bool { println(e.name, len(e.args), sum); return true })
	println(b.emit("add", 1, 2), b.emit("add", 30), b.emit("none"))
	v := vtable{open: func() string { return "o" }, extra: map[rune]func(...string) int{'x': func(s ...string) int { return len(s) }}}
	v.close = v.open
	v.open = func() string { return v.close() + "2" }
	println(v.open(), v.close(), v.extra['x']("a", "b"))
	func() {
		defer func() { println(recover().(error).Error()) }()
		v.extra['y']()
	}()
	fs := [2][]func() int{{func() int { return 1 }}, nil}
	fs[1] = append(fs[1], fs[0][0], func() int { return fs[0][0]() + 1 })
	fs[0][0] = func() int { return 10 }
	println(fs[1][0](), fs[1][1]())
}
