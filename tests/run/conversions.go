package main

type celsius float64
type text string
type bytes []byte
type point struct{ x, y int }
type pair struct{ x, y int }

func main() {
	var i int = 300
	println(int8(i), uint8(i), int16(i), uint32(i), int64(-i), uint64(i))
	n := -1
	println(uint8(n), uint16(n), uint32(n), uint64(n), uintptr(n) == ^uintptr(0))
	f := 3.7
	println(int(f), int(-f), float32(f), celsius(f)+0.5)
	u := uint64(1<<63 + 1<<62)
	println(float64(u), float32(u), float64(int64(-1<<63)))
	println(uint64(float64(u)), uint32(4e9+f), int32(-2e9+f))
	t := text("hey")
	b := bytes(t)
	b[0] = 'H'
	println(string(b), string(t), len([]rune(t)), text(b)+"!")
	p := pair(point{1, 2})
	println(p.x, p.y)
	var r rune = 'x'
	println(string(r), byte(r), int(r))
	var ch chan int = make(chan int, 1)
	var ro <-chan int = ch
	println(cap(ro))
	type fn func(int) int
	g := fn(func(x int) int { return x + 1 })
	println(g(1), (func(int) int)(g)(2))
	c := complex64(complex(1.5, 2.5))
	println(complex128(c))
	println(bool(f > 3), int64(int32(1<<31-1))+1)
}
