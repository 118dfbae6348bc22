package main

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type float interface{ ~float32 | ~float64 }
type number interface{ integer | float }
type ordered interface{ number | ~string }
type evenMore interface {
	ordered
	~int8 | ~string | ~float32
}
type celsius float32
type tag string
type tiny int8

func maxOf[T ordered](first T, rest ...T) T {
	for _, v := range rest {
		if v > first {
			first = v
		}
	}
	return first
}
func sum[T number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func add[T evenMore](a, b T) T { return a + b }
func overflows[T integer](x T) T {
	for i := x; ; i *= 2 {
		if i < 0 {
			return i
		}
	}
}
func average[T number](xs ...T) T { return sum(xs...) / T(len(xs)) }
func bits[T integer](x T) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

func main() {
	println(maxOf(3, 1, 4), maxOf("b", "ab"), maxOf(1.5, 2), maxOf(tag("x"), "y"))
	println(sum[tiny](100, 100), sum(celsius(1.5), 2), sum[float64](), sum[int16](1, 2, 3))
	println(add(tiny(127), 1), add("a", "b"), add[celsius](1, .25))
	println(overflows(int8(1)), overflows(int16(3)), overflows(int32(5)), overflows(tiny(7)), overflows(1))
	println(average(1, 2, 4), average(1.0, 2, 4), average(celsius(1), 2), average[int8](100, 100))
	println(bits(-1), bits(int8(-1)), bits(tiny(5)), bits[int64](1<<40+1))
}
