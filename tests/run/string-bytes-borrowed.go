// Strings made of bytes that change while an expression is evaluated.
package main

type big [20]int

func main() {
	b, empty := []byte("abc"), ""
	f := func() int { b[0]++; return 7 }
	s := func() string { b[0]++; return "abc" }

	x, y := empty+string(b), string(b)+empty+empty
	b[1] = 'X'
	println(x, y, string(b)+"!")
	m := map[string]int{"abc": 1, "bXc": 2, "aXc": 3, "cXc": 4, "dXc": 5}
	println(m[string(b)], f(), m[string(b)])
	println(m[string(b)]+f(), m[string(b)])
	m[string(b)] = f()
	m[string(b)] += f()
	println(len(m), m["eXc"], m["fXc"])
	println(string(b) == s(), s() < string(b), string(b) == "gXc")
	v, ok := m[string(b)]
	println(v, ok, len(string(b)+empty)+f())
	println(string(b)+s(), s()+string(b)+s())
	g := map[string]big{string(b): {f()}}
	for k, e := range g {
		println(k, e[0])
	}
	switch string(b) {
	case s(), "x":
		println("abc")
	case string(b):
		println("now")
	default:
		println("then", string(b))
	}
	switch string(b[1:]) {
	case "Xc":
		b[1] = 'Y'
		println("constant")
	}
	for i, r := range string(b) {
		b[2] = byte('0' + i)
		print(i, string(r), " ")
	}
	println()
	for i, c := range []byte(string(b)) {
		b[2] = byte('0' + i)
		print(c, " ")
	}
	println()
	t := struct{ a, b string }{string(b), s()}
	println(t.a, t.b)
	p := map[any]int{string(b): f()}
	for k := range p {
		println(k.(string))
	}
	delete(m, string(b)+empty[:0])
	println(len(m), min(string(b), s()), max(s(), string(b)))
}
