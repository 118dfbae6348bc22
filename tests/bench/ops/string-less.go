// ops: 200000000
package main

//go:noinline
func count(words []string, n int) (c int) {
	for i := 0; i < n; i++ {
		if words[i&7] < words[(i+3)&7] {
			c++
		}
	}
	return c
}

func main() {
	println(count([]string{"alphabet", "betatron", "gammaray", "deltawing", "epsilons", "zetafunction", "etaetaeta", "thetathe"}, 200000000))
}
