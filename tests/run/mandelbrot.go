package main

func main() {
	for y := -10; y <= 10; y += 2 {
		for x := -20; x <= 8; x++ {
			c := complex(float64(x)/10, float64(y)/9)
			z := 0i
			n := 0
			for ; n < 50 && real(z)*real(z)+imag(z)*imag(z) < 4; n++ {
				z = z*z + c
			}
			if n == 50 {
				print("*")
			} else if n > 5 {
				print(".")
			} else {
				print(" ")
			}
		}
		println()
	}
}
