package p

type T struct{ n int }

func (t *T) M(int)  {}
func f(a, b int) int { return a }

func defers(t *T, i interface{ M(int) }, n int) (err any) {
	defer f(n, 1)
	defer t.M(2)
	defer i.M(3)
	defer func() { err = recover() }()
	for range n {
		defer println(n)
	}
	go f(n, n)
	go func() {}()
	defer recover()
	return nil
}
