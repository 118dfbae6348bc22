package main

const text = "abcdé"

var kept []byte

func main() {
	s := []byte("abc")
	println(len(s), cap(s), cap(append(s, 'd')), cap(append([]byte("abc"), "defgh"...)))
	kept = []byte(text)
	println(len(kept), cap(kept), cap(append(kept, 1)))
	r := []rune(text)
	println(len(r), cap(r), cap(append(r, 'f')))
	println(cap([]byte("")), cap([]rune("")), []byte("") == nil)
	long := []byte("0123456789012345678901234567890123456789")
	println(cap(long), cap(append(long, 0)), cap(long[4:]), cap(long[4:8:9]))
	// Two conversions never share, however alike they are.
	t := []byte("abc")
	s[0], t[1] = 'x', 'y'
	println(string(s), string(t), &s[0] == &t[0])
}
