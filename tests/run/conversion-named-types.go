package main

type (
	celsius    float64
	fahrenheit float64
	meters     int
	feet       meters
	names      []string
	bytes      []byte
	runes      []rune
	text       string
	letter     byte
	letters    []letter
)

func (c celsius) f() fahrenheit { return fahrenheit(c*9/5 + 32) }
func (n names) first() string   { return n[0] }

func main() {
	println(celsius(100).f(), celsius(fahrenheit(32)-32), feet(meters(3))*2)
	println(names([]string{"a", "b"}).first(), len([]string(names{"x"})))
	var n names = []string{"unnamed"} // assignable without conversion
	var s []string = n
	println(n.first(), s[0])
	println(string(bytes("hi")), text(runes("hé")), string(text("t")), len(bytes(text("été"))))
	println(string(letters("xyz")), len(letters("é")), letters("a")[0], text(letters{'o', 'k'}))
	println(string([]byte(nil)) == "", []byte("") == nil, len([]rune("")))
	c := celsius(1.5)
	p := (*float64)(&c)
	*p = 2.5
	println(c, *(*fahrenheit)(p))
	type pair struct{ a, b int }
	x := struct{ a, b int }{1, 2}
	y := pair(x)
	z := (*pair)(&x)
	z.a = 9
	println(y.a, x.a, y == struct{ a, b int }{1, 2})
	println((func() int)(nil) == nil, (func())(nil) == nil, []int(nil) == nil, (*int)(nil) == nil, map[int]int(nil) == nil, any(nil) == nil)
}
