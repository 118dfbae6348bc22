package main

const (
	huge  = 1 << 250
	more  = huge*huge + 1
	small = more >> 498
	fact  = 1 * 2 * 3 * 4 * 5 * 6 * 7 * 8 * 9 * 10 * 11 * 12 * 13 * 14 * 15 * 16 * 17 * 18 * 19 * 20 * 21 * 22 * 23 * 24 * 25
	c23   = fact / (24 * 25) / (1 << 19)
	mod   = more % 1000003
	neg   = -more / huge
	tiny  = 1.0 / huge
	one   = tiny * huge
	diff  = (huge + 0.5) - huge
)

const mersenne = 1<<127 - 1

func main() {
	println(small, c23, mod, neg>>240, one == 1, diff)
	println(mersenne%1000000007, mersenne>>100, mersenne&0xffff, mersenne == mersenne/2*2+1)
	println(huge == 1<<250, huge < more, huge != huge+1, len([huge >> 247]int{}))
	const f = 1e400 / 1e390
	println(f, int64(f), 1e1000/1e999 == 10, 0x1p-1000*0x1p1000)
	// Thirds are exact.
	const third = 1.0 / 3
	println(third+third+third == 1, third*3 == 1, 1-third*2 == third, float32(third) == third)
	x := 1.0 / 3
	println(x+x+x == 1)
	println(0.1+0.2 == 0.3, float64(0.1)+float64(0.2) == 0.3, 1e100+1-1e100)
	println(uint64(huge/huge<<63), int64(-huge>>187), uint32(more&0xffffffff))
}
