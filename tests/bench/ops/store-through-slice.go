// ops: 2000000000
package main

type page struct {
	b []int32
	n int
}

//go:noinline
func fill(p *page, x int32) {
	for i := 0; i < len(p.b); i++ {
		p.b[i] = x
	}
}

func main() {
	p := &page{b: make([]int32, 4096)}
	for i := 0; i < 2000000000/4096; i++ {
		fill(p, int32(i))
	}
	println(p.b[4095])
}
