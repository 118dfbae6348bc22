package main

func pairs(tag string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		println(tag, "begins")
		defer println(tag, "iterator ends")
		_ = yield(0, "zero") && yield(1, "one") && yield(2, "two")
	}
}

func all(stop int) (s string) {
	defer func() { s += "." }()
	for i, w := range pairs("outer") {
		defer func() { s += w[:1] }()
		if i == stop {
			return "stopped "
		}
		func() {
			defer println("literal's own deferred call", i)
			for j := range pairs("inner") {
				defer println("runs when the literal returns", i, j)
				if j == 0 {
					return
				}
			}
		}()
	}
	return "complete "
}

func arguments() {
	x := 1
	for i := range pairs("arguments") {
		defer println("evaluated", x, i)
		x *= 10
	}
	println("loop is over", x)
}

func methods() {
	for i := range pairs("methods") {
		c := counter{i}
		defer c.value()
		defer (&c).pointer()
		c.n += 100
	}
}

type counter struct{ n int }

func (c counter) value()    { println("value", c.n) }
func (c *counter) pointer() { println("pointer", c.n) }

func main() {
	println(all(1))
	println(all(9))
	arguments()
	methods()
}
