package main

const (
	i = 10
	r = 'a'
	f = 2.5
	c = 1 + 0i
)

// kind says which type an untyped constant takes by default.
func kind(v any) string {
	switch v.(type) {
	case int:
		return "int"
	case rune:
		return "rune"
	case float64:
		return "float64"
	case complex128:
		return "complex128"
	case string:
		return "string"
	case bool:
		return "bool"
	}
	return "?"
}

func main() {
	println(kind(i), kind(r), kind(f), kind(c), kind("s"), kind(i < f))
	println(kind(i+r), kind(r+i), kind(i*f), kind(r-f), kind(f+c), kind(c*r), kind(r/r))
	println(kind(i<<2), kind(r<<1), kind(1.0<<3), kind(real(c)), kind(len("abc")))
	println(i/4, i/4.0, r/4, r/4.0, r%10, real(c/4))
	// The operation is of the larger kind: an integer division of floats' constants is none.
	println(7/2, 7/2.0, 7.0/2, 'a'/2, 'a'/2.0, 5/2*2.0, 5/2.0*2)
	var i8 int8 = f * 4
	var u uint = c * 8
	var fl float32 = r
	var cc complex64 = i
	var ru rune = 98.0
	println(i8, u, fl, cc, ru, string(ru))
	println(kind(min(1, 'a')), kind(max(1, 2.0)), kind(-r), kind(^r), kind(!true))
	println(kind(complex(1, 2)), kind(imag(3i)), kind('a'+'b'-'a'))
}
