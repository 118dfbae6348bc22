package main

func main() {
	a, b := 3+4i, 1-2i
	println(a+b, a-b, a*b, a/b, -a)
	println(real(a), imag(b), a == b, a != b, a == complex(3, 4))
	var c complex64 = complex64(a)
	c *= 2i
	println(c, real(c))
	var z complex128
	println(a/z, z/z)
	const k = 2i * 2i
	println(k, real(k))
}
