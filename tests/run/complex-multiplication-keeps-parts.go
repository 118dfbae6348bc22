package main

var zero float64
var inf = 1 / zero

func main() {
	// No special case for infinities as C has one: the four products are added.
	println(complex(inf, 0)*complex(1, 0), complex(inf, inf)*1i, complex(inf, zero)*2)
	println(complex(zero, -zero)*complex(1, 1), complex(1, 2)*complex(zero, 1))
	z := complex(zero, 1)
	p := complex(1, zero)
	for i := 0; i < 5; i++ {
		print(p, " ")
		p *= z
	}
	println()
	var c complex64 = 1e20 + 1e20i
	println(c*c, c*complex(1e-20, 0), real(c)*imag(c))
	a := 1.5 + 2.5i
	println(a+1, a-2i, a*2, 2*a, a/0.5, -a, a-a)
	real, imag := real(a), imag(a)
	println(real, imag)
}
