package p

func each(int, int)

func all(a [3]int, p *[3]int, s []int, str string, m map[string]int, c chan int, n uint8) {
	for i, v := range a {
		each(i, v)
	}
	for i, v := range p {
		each(i, v)
	}
	for i, v := range s {
		each(i, v)
	}
	for i, r := range str {
		each(i, int(r))
	}
	for k, v := range m {
		each(len(k), v)
	}
	for v := range c {
		each(v, v)
	}
	for i := range n {
		each(int(i), 0)
	}
	for range 3 {
	}
	var k, v int
	for k, v = range s {
	}
	each(k, v)
}
