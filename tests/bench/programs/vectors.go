package main

type vec struct{ x, y, z float64 }

func (a *vec) add(b *vec) *vec      { return &vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a *vec) scale(k float64) *vec { return &vec{a.x * k, a.y * k, a.z * k} }
func (a *vec) dot(b *vec) float64   { return a.x*b.x + a.y*b.y + a.z*b.z }

//go:noinline
func step(p, v *vec) *vec { return p.add(v.scale(0.001)) }

func main() {
	p, v := &vec{}, &vec{1, 2, 3}
	e := 0.0
	for i := 0; i < 30000000; i++ {
		p = step(p, v)
		q := p.scale(0.5)
		e += q.dot(v)
	}
	println(p.x, p.y, p.z, e)
}
