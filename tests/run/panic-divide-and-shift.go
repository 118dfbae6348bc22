package main

import "runtime"

func try(f func() int) {
	defer func() {
		e := recover()
		if r, ok := e.(runtime.Error); ok {
			println(r.Error())
		}
	}()
	println(f())
}

var zero, neg, min = 0, -1, -1 << 63

func main() {
	var z8 int8
	var zu uint
	var m8 int8 = -128
	var z float64
	try(func() int { return 1 / zero })
	try(func() int { return 1 % zero })
	try(func() int { return int(m8 / z8) })
	try(func() int { return int(7 % zu) })
	try(func() int { x := 3; x /= zero; return x })
	try(func() int { x := 3; x %= zero; return x })
	try(func() int { return min / neg })
	try(func() int { return min % neg })
	try(func() int { return int(m8 / int8(neg)) })
	try(func() int { return int(m8 % int8(neg)) })
	try(func() int { println(1/z, -1/z, z/z); return 0 })
	try(func() int { return 1 << neg })
	try(func() int { return 1 >> neg })
	try(func() int { x := 1; x <<= neg; return x })
	try(func() int { return 1<<uint(64+zero) + -8>>200 })
	try(func() int { a := [3]int{1, 2, 3}; i := 0; a[i], i = a[1]/zero, 2; return i })
	try(func() int { c := complex(1, 0); c /= complex(z, 0); println(c); return 1 })
	x := [2]int{1, 2}
	try(func() int { x[0], x[1] = 10, 5/zero; return 0 })
	println(x[0], x[1])
}
