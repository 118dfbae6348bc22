package main

type Complex interface{ ~complex64 | ~complex128 }

func two[T Complex]() T                         { return T(2) }
func pi[T Complex]() T                          { return T(3.14) }
func im[T Complex]() T                          { return T(-1i) }
func big[T ~uint64]() T                         { return T(1<<62 - 1) }
func f[T float32 | float64]() T                 { return T(1) / T(3) }
func add[T Complex](x T) T                      { return x*2 + 1i }
func mixed[T int | float64 | complex128](x T) T { return x + T(3) - 1 }
func str[T ~string](x T) T                      { return x + "c" + T("d") }
func shift[T int8 | uint16](n uint) T           { return T(1)<<n | 1<<2 }

func main() {
	println(two[complex64](), pi[complex128](), im[complex128](), big[uint64](), f[float32](), f[float64]())
	println(add(complex64(1)), mixed(1), mixed(1.5), mixed(2i), str("ab"), shift[int8](7), shift[uint16](15))
}
