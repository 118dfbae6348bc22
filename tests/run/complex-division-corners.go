package main

var zero float64
var inf, nan = 1 / zero, zero / zero

func main() {
	z := complex(zero, zero)
	for _, n := range []complex128{0, 1, -1, 1i, 1 + 1i, complex(inf, 0), complex(nan, 1), complex(inf, nan)} {
		println(n/z, n/complex(-zero, zero))
	}
	i := complex(inf, inf)
	println((1+1i)/i, z/i, i/(1+1i), i/i, complex(inf, 1)/complex(2, zero))
	println((1+2i)/complex(nan, 0), complex(nan, nan)/1, (3+4i)/complex(zero, inf))
	println((1+2i)/(3+4i), (1+2i)/(4-3i), (5+0i)/2, 1/1i)
	var a, b complex64 = 1 + 2i, 3 - 1i
	println(a/b, a/complex64(z), complex64(i)/b)
	// Scaled: neither part overflows on the way.
	println(complex(1e300+zero, 1e300)/complex(1e300, 1e300), complex(1e-300+zero, 0)/complex(1e-300, 1e-300))
	z += 2
	z /= 4i
	println(z)
}
