package main

type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)

func upto(n int) Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func bad(n int) Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			yield(i)
		}
	}
}
func swallow(yield func(int) bool) {
	defer func() { recover() }()
	yield(1)
}
func keep(save *func(int) bool) Seq[int] {
	return func(yield func(int) bool) { *save = yield; yield(0) }
}
func enum[S ~[]E, E any](s S) Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i, v := range s {
			if !yield(i, v) {
				return
			}
		}
	}
}
func filter[V any](s Seq[V], f func(V) bool) Seq[V] {
	return func(yield func(V) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}
func collect[V any](s Seq[V]) (r []V) {
	for v := range s {
		r = append(r, v)
	}
	return
}
func keys[F ~func(func(K, V) bool), K comparable, V any](f F) (m map[K]V) {
	m = map[K]V{}
	for k, v := range f {
		m[k] = v
	}
	return m
}

type tree struct {
	l, r *tree
	v    int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.l.all(yield) && yield(t.v) && t.r.all(yield)
}
func (t *tree) All(yield func(int) bool) { t.all(yield) }

func try(name string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
			println(name, "fine")
		case error:
			println(name, "error", e.Error())
		case string:
			println(name, "panic", e)
		}
	}()
	f()
}

func results(k int) (a int, s string) {
	for i := range upto(5) {
		for j := range upto(5) {
			if i*j == k {
				return i, "inner"
			}
			if i+j == k {
				a, s = j, "named"
				return
			}
		}
	}
	return -1, "none"
}
func unnamed(k int) (int, string, []int) {
	for i := range upto(5) {
		if i == k {
			return i, "x", []int{i}
		}
	}
	return 0, "", nil
}
func modify() (x int) {
	defer func() { x *= 2 }()
	for i := range upto(3) {
		defer func() { x += i }()
		if i == 2 {
			return 10
		}
	}
	return 0
}
func jumps() {
	n := 0
again:
	for i := range upto(10) {
		switch {
		case i == 1:
			continue
		case i == 3 && n < 2:
			n++
			goto again
		case i == 5:
			goto out
		}
		print(i, " ")
	}
out:
	println("out", n)
}
func labels() {
a:
	for i := range upto(4) {
	b:
		for j := range upto(4) {
			for k := range upto(4) {
				switch {
				case k == 1 && j == 0:
					continue b
				case j == 2 && i == 0:
					continue a
				case i == 1 && j == 1:
					break b
				case i == 2:
					break a
				}
				print(i, j, k, " ")
			}
		}
		print("| ")
	}
	println()
mixed:
	for i := 0; i < 3; i++ {
		for j := range upto(3) {
			select {
			default:
				if j == 1 {
					continue mixed
				}
			}
			for _, c := range "ab" {
				if i == 1 && c == 'b' {
					break mixed
				}
				print(i, j, string(c), " ")
			}
		}
	}
	println()
}
func defers() {
	defer println("first deferred")
	for i := range upto(3) {
		defer println("deferred", i)
		func() {
			defer println("inner", i)
			for j := range upto(2) {
				defer func() { println("nested", i, j) }()
			}
		}()
		for j := range upto(1) {
			defer func() { println("outer nested", i, j, recover() != nil) }()
		}
	}
	println("body done")
	panic("end of defers")
}
func closures() {
	var fs []func() int
	total := 0
	for i := range upto(3) {
		i := i * 10
		fs = append(fs, func() int { i++; total += i; return i })
	}
	for _, f := range fs {
		print(f(), " ", f(), " ")
	}
	println(total)
	var x, y int
	var arr [3]string
	for x = range upto(4) {
	}
	for x, arr[x%3] = range enum([]string{"p", "q"}) {
		y += x
	}
	for range upto(2) {
		y += 100
	}
	for _, s := range enum([]string{"u", "v"}) {
		print(s)
	}
	println(x, y, arr[0], arr[1], arr[2])
}
func empty(f func(func() bool)) int {
	n := 0
	for range f {
		n++
		if n == 3 {
			break
		}
	}
	return n
}
func recursive(n int) Seq[int] {
	return func(yield func(int) bool) {
		if n == 0 {
			return
		}
		for v := range recursive(n - 1) {
			if !yield(v) {
				return
			}
		}
		yield(n)
	}
}

type big struct{ a [20]int }

func bigs(yield func(big, error) bool) {
	var b big
	b.a[7] = 7
	yield(b, nil)
}
func main() {
	t := &tree{&tree{nil, nil, 1}, &tree{nil, nil, 3}, 2}
	for v := range t.All {
		print(v, " ")
	}
	println()
	for k := range 8 {
		a, s := results(k)
		x, y, z := unnamed(k)
		println(a, s, x, y, len(z))
	}
	println(modify())
	jumps()
	labels()
	try("defers", defers)
	closures()
	println(empty(func(y func() bool) {
		for y() {
		}
	}))
	for v := range recursive(4) {
		print(v, " ")
	}
	for b, err := range bigs {
		println(b.a[7], err == nil)
	}
	println(len(collect(filter(upto(10), func(i int) bool { return i%3 == 0 }))), keys(enum([]string{"a", "b"}))[1])
	try("continue after break", func() {
		for i := range bad(3) {
			println("bad", i)
			break
		}
	})
	try("continue after return", func() {
		for i := range bad(3) {
			println("bad", i)
			return
		}
	})
	try("outer after inner break", func() {
	outer:
		for range upto(2) {
			for i := range bad(3) {
				println("bad", i)
				break outer
			}
		}
	})
	try("swallow", func() {
		for range swallow {
			panic("lost")
		}
		println("not reached")
	})
	try("panic", func() {
		for range upto(2) {
			panic("body")
		}
	})
	var save func(int) bool
	try("whole", func() {
		for range keep(&save) {
		}
		save(1)
	})
	try("after panic", func() {
		defer func() { recover(); save(1) }()
		for range keep(&save) {
			panic("x")
		}
	})
	try("reentrant", func() {
		for i := range keep(&save) {
			println("in", i)
			save(2)
		}
	})
	try("nil", func() {
		var f Seq[int]
		for range f {
		}
	})
}
