package main

type file struct{ name string }

func open(n string) *file   { println("open", n); return &file{n} }
func (f *file) close()      { println("close", f.name) }
func (f *file) rename() int { f.name += "'"; return len(f.name) }

func all(names ...string) (total int) {
	for i, n := range names {
		f := open(n)
		defer f.close()
		if i%2 == 1 {
			defer func() { total += f.rename() }()
		}
	}
	return len(names)
}

func many(n int) (sum int) {
	for i := 0; i < n; i++ {
		defer func(k int) { sum = sum*3%1000003 + k + i }(i * i)
	}
	return 1
}

func conditional(k int) (s string) {
	if k&1 != 0 {
		defer func() { s += "a" }()
	}
	switch {
	case k&2 != 0:
		defer func() { s += "b" }()
		fallthrough
	case k&4 != 0:
		defer func() { s += "c" }()
	default:
		defer func() { s += "d" }()
	}
	return ">"
}

func backwards() {
	i := 0
again:
	defer print(i, " ")
	i++
	if i < 5 {
		goto again
	}
}

func main() {
	println(all("x", "y", "z", "w"))
	println(many(1000))
	for k := range 8 {
		print(conditional(k), " ")
	}
	println()
	backwards()
	println()
}
