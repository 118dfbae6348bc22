package main

func main() {
	var err error = &pe{"ptr"}
	panic(err)
}

type pe struct{ s string }

func (p *pe) Error() string {
	return p.s
}
