package main

type num interface {
	~int8 | ~uint8 | ~int32 | ~float32 | ~complex64
}
type real interface {
	~int8 | ~uint8 | ~int32 | ~float32
}

const big = 1 << 6

func scale[T num](x T) T { return x*big + 1 }
func half[T real](x T) T { return x / 2 }
func limits[T ~int8 | ~uint8](x T) (T, T) {
	return x + 127, x - 1
}
func shift[T ~int8 | ~uint8 | ~int32](x T, n uint) (T, T, T) { return 1<<n + x, x << 3, ^x >> n }
func compare[T real](x T) string {
	switch {
	case x < 10:
		return "less"
	case x == 10:
		return "ten"
	case x > 100.0:
		return "huge"
	}
	return "more"
}
func char[T ~int32 | ~uint8](x T) T { return x - 'a' + 'A' }
func text[T ~string](x T) T         { return "<" + x + "!" }
func table[T num]() [3]T            { return [...]T{1, 2: 'c'} }
func assign[T real]() (x T) {
	x = 7
	x++
	x += 'a' - 90.0
	x -= T(3)
	return
}
func index[T ~int8 | ~uint8](i T) int { return []int{10, 20, 30}[i+1] }
func mask[T ~uint8 | ~int8](x T) T    { return x&^0xf | 3 ^ x&1 }

func main() {
	println(scale[int8](3), scale[uint8](3), scale[int32](3), scale[float32](.5), scale[complex64](1i))
	println(half[int8](-7), half[uint8](7), half[float32](7))
	println(limits[int8](1))
	println(limits[uint8](0))
	println(shift[int8](1, 7))
	println(shift[uint8](200, 7))
	println(shift[int32](-5, 1))
	println(compare[int8](10), compare[uint8](200), compare[float32](9.99), compare[int32](50))
	println(char('q'), char[byte]('z'), text("x"))
	t, u := table[float32](), table[complex64]()
	println(t[0], t[1], t[2], u[2])
	println(assign[int8](), assign[float32](), index[int8](-1), index[uint8](1), mask[uint8](0xab), mask[int8](-1))
}
