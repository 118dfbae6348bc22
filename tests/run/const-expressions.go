package main

const (
	huge   = 1 << 200
	ratio  = huge / (1 << 198)
	f      = 1.0 / 3
	third  = f * 3
	r      = 'a' + 1
	s      = "con" + "cat"
	l      = len(s)
	b      = l > 3 && s < "d"
	c      = 3 + 4i
	m      = -5 % 3
	sh     = 1.0 << 3
	maxU64 = 1<<64 - 1
	eps    = 1e-400 * 1e390
)

type dur int64

const (
	ns dur = 1
	us     = 1000 * ns
	ms     = 1000 * us
)

func main() {
	println(ratio, third == 1, r, s, l, b, real(c), m, sh, uint64(maxU64), eps)
	println(ms, us/ns, dur(2.0)*ms)
	var x uint8 = 255
	var y = x + 1
	println(y, x<<1, -x)
	const big = 1e18
	var n int64 = big
	println(n, int64(big)%7, 5.0/2, 5/2, 5/2.0, 7.0/2*2)
	println(0x7fffffff, 0xdeadbeef, -0x80000000, 'x'-'a', "\x41\u0042\103")
	var fl float32 = 0.1
	println(fl == 0.1, float64(fl) == 0.1, 0.1+0.2 == 0.3)
	println(1<<3|1, 6&^2, ^0, +3, !true)
	var a [l]int
	println(len(a), len([...]int{9: 1}))
}
