package p

type T struct {
	n int
	p *T
}

var (
	number  = 42
	text    = "text"
	boxed   any = 3
	array   = [3]int{1, 2}
	slice   = []string{"a", "b"}
	pointer = &T{n: 1, p: &T{n: 2}}
	part    = &T{n: compute()}
	address = &array[1]
	fn      = compute
	literal = func() int { return number }
	table   = map[string]int{"a": 1}
	zero    T
	same    = number
	a, b    = pair()
)

func compute() int      { return b }
func pair() (int, int)  { return 1, 2 }
func init()             { number++ }
func init()             {}
