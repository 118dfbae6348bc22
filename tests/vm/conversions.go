package p

type S string
type E struct{ error }
type F func(int)

func numbers(i int, f float64, u uint8) (float32, int8, uint64, complex128) {
	return float32(i), int8(f), uint64(u), complex(f, 1)
}

func strings(s string, b []byte, r []rune, i int) (string, string, string, []byte, []rune, S) {
	return string(b), string(r), string(rune(i)), []byte(s), []rune(s), S(s)
}

func boxes(n int, p *int, e E) (any, any, any, error, any) { return n, p, 5, e, error(e) }

func arrays(s []int) (*[2]int, [2]int) { return (*[2]int)(s), [2]int(s) }

func funcs(f func(int)) F { return f }
