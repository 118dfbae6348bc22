package p

type Q struct{ a [4]int }
type T struct {
	q  *Q
	qs []Q
	m  map[string]*Q
}

func read(t *T, i int, s string) (int, byte, int) {
	return t.q.a[i] + t.qs[i].a[2], s[i], t.m[s].a[i]
}

func write(t *T, i int) {
	t.q.a[i] = 1
	t.qs[i].a[i] = 2
}

func addresses(t *T, i int) (*int, []int, *Q) {
	var local [4]int
	return &t.qs[i].a[1], local[i:], t.q
}

func constant(i int) byte { return "const"[i] }
