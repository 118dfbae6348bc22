package main

var zero float64

type wave complex64

func split(c complex128) (re, im float64) { return real(c), imag(c) }

func main() {
	a, b := 1+2i, complex(1, 2)
	println(a == b, a != b, a == 1, complex(zero, -zero) == 0)
	n := complex(zero/zero, 0)
	println(n == n, n != n)
	var w wave = wave(a)
	println(w, real(w), imag(w), w*w, -w, +w)
	println(split(a * b))
	var f float32 = 2
	c := complex(f, 1)
	println(c, real(c)+f, complex128(c)*1i)
	m := map[complex128]string{1i: "i", 1: "one"}
	println(m[a-a+1i], m[complex(1, zero)], m[2] == "")
	var e any = 2i
	println(e == 2i, e == complex128(2i), e == complex64(2i))
	arr := [...]complex64{1, 2i, 'a', 1.5}
	for _, x := range arr {
		print(x, " ")
	}
	println()
	x := 3i
	x *= x
	x -= 1
	x++
	println(x, x == -9)
	switch x {
	case 9:
		println("plus")
	case -9:
		println("minus")
	}
}
