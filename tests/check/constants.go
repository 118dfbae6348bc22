package p

import "unsafe"

const big = 1 << 512 // ERROR "constant shift overflow"
const ok512 = 1<<512 - 1 // ERROR "constant shift overflow"
const (
	mul  = (1 << 400) * (1 << 400) // ERROR "constant multiplication overflow"
	add  = ok512 + ok512
	com  = ^(1 << 511) - ok512
	huge = 1e500000000 * 1e500000000 // ERROR "constant result is not representable"
)

const (
	a byte = 300 // ERROR "cannot use 300 \(untyped int constant\) as byte value in constant declaration \(overflows\)"
	b      = byte(300) // ERROR "constant 300 overflows byte"
	c int8 = -129 // ERROR "cannot use -129 \(untyped int constant\) as int8 value in constant declaration \(overflows\)"
	d      = uint(-1) // ERROR "constant -1 overflows uint"
	e int  = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in constant declaration \(truncated\)"
	f      = int(2.0)
	g      = float32(1e39) // ERROR "cannot convert 1e39 \(untyped float constant 1e\+39\) to type float32"
	h      = complex64(1e39i) // ERROR "cannot convert 1e39i \(untyped complex constant \(0 \+ 1e\+39i\)\) to type complex64"
	i int  = 'a' * 2.0
	j      = "abc"[1] // ERROR `"abc"\[1\] \(value of type byte\) is not constant`
	k rune = "x" // ERROR `cannot use "x" \(untyped string constant\) as rune value in constant declaration`
	l bool = 1 // ERROR "cannot use 1 \(untyped int constant\) as bool value in constant declaration"
	m      = string(65)
	n      = string(1 << 40)
	o      = len("abc") + cap([3]int{})
	q      = unsafe.Sizeof(uint64(0)) + 1
	r      = -a + ^b
	s      = 1 / 0 // ERROR "invalid operation: division by zero"
	t      = 1.0 / 0 // ERROR "invalid operation: division by zero"
	u      = 1 % 0.5 // ERROR "invalid operation: operator % not defined on 1 \(untyped float constant\)"
	v      = "a" + 1 // ERROR `invalid operation: "a" \+ 1 \(mismatched types untyped string and untyped int\)`
	w      = !1 // ERROR "invalid operation: operator ! not defined on 1 \(untyped int constant\)"
	x      = -"x" // ERROR `invalid operation: operator - not defined on "x" \(untyped string constant\)`
	y      = 5 &^ 3.0 // ERROR "invalid operation: operator &\^ not defined on 5 \(untyped float constant\)"
	z      = nil // ERROR "nil is not constant"
)

const (
	i0 = iota
	i1 = iota * 1.5
	i2 int = iota * 0.5
	i3 // ERROR "cannot use iota \* 0\.5 \(untyped float constant 1\.5\) as int value in constant declaration \(truncated\)"
	i4 = 1 << iota
)

const ff = func() {} // ERROR "func\(\) \{\} \(value of type func\(\)\) is not constant"
const vv = glob // ERROR "glob \(variable of type int\) is not constant"
const sl = []int{1} // ERROR "\[\]int\{…\} \(value of type \[\]int\) is not constant"

var glob = 1
var (
	shift0 = 1 << 1075 // ERROR "invalid operation: invalid shift count 1075 \(untyped int constant\)"
	shift1 = 1 << -1 // ERROR "invalid operation: negative shift count -1 \(untyped int constant\)"
	shift2 = 1.5 << 1 // ERROR "invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer"
	shift3 = 2.0 << 1
	shift4 = 1 << 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to uint"
	shift5 = uint8(1) << 8 // ERROR "uint8\(1\) << 8 \(constant 256 of type uint8\) overflows uint8"
	shift6 int8 = 1 << 7 // ERROR "cannot use 1 << 7 \(untyped int constant 128\) as int8 value in variable declaration \(overflows\)"
	shift7 = "a" << 1 // ERROR `invalid operation: shifted operand "a" \(untyped string constant\) must be integer`
	shift8 float64 = 1 << glob // ERROR "invalid operation: shifted operand 1 \(type float64\) must be integer"
	shift9 = 1.0 << glob // ERROR "invalid operation: shifted operand 1\.0 \(type float64\) must be integer"
	shift10 = glob << "a" // ERROR `cannot convert "a" \(untyped string constant\) to type uint`
	shift11 = glob << 1.0
	shift12 = glob << -glob
	shift13 = len("abc") << 70 // ERROR `len\("abc"\) << 70 \(constant 3541774862152233910272 of type int\) overflows int`
)

var (
	cmp0 = 1 == "a" // ERROR `invalid operation: 1 == "a" \(mismatched types untyped int and untyped string\)`
	cmp1 = nil == nil // ERROR "invalid operation: nil == nil \(operator == not defined on untyped nil\)"
	cmp2 = 'a' < 1.5
	cmp3 = true < false // ERROR "invalid operation: true < false \(operator < not defined on untyped bool\)"
	cmp4 = glob == 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	cmp5 = glob == nil // ERROR "invalid operation: glob == nil \(mismatched types int and untyped nil\)"
	cmp6 = 1i < 2i // ERROR "invalid operation: 1i < 2i \(operator < not defined on untyped complex\)"
	cmp7 = [...]func(){} == [...]func(){} // ERROR "invalid operation: \[\.\.\.\]func\(\)\{\} == \[\.\.\.\]func\(\)\{\} \(\[0\]func\(\) cannot be compared\)"
	cmp8 = struct{ f []int }{} == struct{ f []int }{} // ERROR "invalid operation: struct\{f \[\]int\}\{\} == struct\{f \[\]int\}\{\} \(struct containing \[\]int cannot be compared\)"
	cmp9 = interface{}(1) == glob
	cmp10 = map[int]int{} == nil
	cmp11 = []int{} == []int{} // ERROR "invalid operation: \[\]int\{\} == \[\]int\{\} \(slice can only be compared to nil\)"
)
