package p

type P struct{ a, b int }

func arithmetic(a, b int, u uint, s int8) (int, int, int, int) {
	return a/b + a%b, a<<u | b>>s, -a &^ ^b, a * 3
}

func compares(x, y any, p, q P, s, t string, f func(), e error) bool {
	return x == y || p == q || s < t || f == nil || x == nil || e != nil || x == 5
}

func texts(a, b string, c []byte) (string, bool, int) {
	return a + "-" + b + string(c), string(c) == a, len(a) + min(1, len(b), len(c))
}

func complexes(a, b complex128) (complex128, float64, bool) { return a*b + 2i, real(a), a == b }
