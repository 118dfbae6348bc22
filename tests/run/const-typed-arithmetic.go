package main

type month int8
type ratio float32
type name string
type flag bool

const (
	jan month = 1
	dec month = jan + 11
	r   ratio = 1 / 3.0
	n   name  = "a" + "b"
	on  flag  = 1 < 2
)

func (m month) next() month { return m%12 + 1 }
func (n name) twice() name  { return n + n }

func main() {
	println(dec, dec.next(), jan.next(), -dec/5, -dec%5, dec<<3, ^dec)
	println(r, r*3 == 1, 3*r, float64(r) == 1/3.0)
	println(n.twice(), n+"c", n < "b", len(n), n[1])
	println(on, on && !on, flag(dec > jan) == on)
	const k = int8(dec) * 10
	println(k, uint8(k)+135, k/7, k%7, int64(k)<<10)
	const u = uint8(255)
	println(u>>1, u&^0xf0, ^u, u/16*16 == u)
	const f = float32(0.1)
	const g = float64(f)
	println(g == 0.1, f == 0.1, f*10 == 1, float64(f)*10)
	const big = float32(16777217)
	println(big, int(big), float32(0.1)+float32(0.2) == float32(0.3))
}
