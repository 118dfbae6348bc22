package main

var trace string

func note(s string) string { trace += s + " "; return s }

var a, b = note("a"), note("b" + c) // two initialisations: b waits for c, a does not
var c = note("c")

var d, e = two(f) // one initialisation
var f = note("f")

func two(s string) (string, string) { trace += "two "; return s, s + s }

var (
	x = y
	y = z
	z = note("z")
)

var _, g = two("g")
var h, ok = m["k"]
var m = map[string]string{"k": note("k"), note("l"): ""}
var v, is = any(note("v")).(string)
var list = [...]*string{&late, nil}
var late = note("late")
var self = func() string { return note("self") }()
var p = &q // the address is a use of q
var q = note("q")

func main() {
	println(trace)
	println(a, b, c, d, e, f, x, y, z, g, h, ok, v, is, *list[0], self, *p)
}
