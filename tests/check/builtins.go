package p

import "unsafe"

type S struct {
	a int8
	b int64
	*E
}
type E struct{ c int }

var (
	n  int
	f  float64
	cx complex128
	st string
	sl []int
	bs []byte
	ar [3]int
	mp map[string]int
	ch chan int
	ro <-chan int
	an interface{}
	s  S
)

func lengths() {
	_ = len(n) // ERROR "invalid argument: n \(variable of type int\) for built-in len"
	_ = len(sl)
	_ = len() // ERROR "invalid operation: not enough arguments for len\(\) \(expected 1, found 0\)"
	_ = len(st, st) // ERROR "invalid operation: too many arguments for len\(st, st\) \(expected 1, found 2\)"
	_ = cap(mp) // ERROR "invalid argument: mp \(variable of type map\[string\]int\) for built-in cap"
	_ = cap(st) // ERROR "invalid argument: st \(variable of type string\) for built-in cap"
	_ = len(nil) // ERROR "invalid argument: nil for built-in len"
	_ = len(&ar)
	const c1 = len(ar)
	const c2 = len(sl) // ERROR "len\(sl\) \(value of type int\) is not constant"
	const c3 = len([1]int{<-ch}) // ERROR "len\(\[1\]int\{…\}\) \(value of type int\) is not constant"
	len(st) // ERROR "len\(st\) \(value of type int\) is not used"
	len = nil // ERROR "len \(built-in\) must be called"
	_ = len(sl...) // ERROR "invalid operation: invalid use of \.\.\. with built-in len"
}

func lists() {
	_ = append(sl, 1, 2)
	_ = append(sl, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to append`
	_ = append(sl, sl...)
	_ = append(sl, bs...) // ERROR "cannot use bs \(variable of type \[\]byte\) as \[\]int value in argument to append"
	_ = append(bs, "abc"...)
	_ = append(bs, st) // ERROR "cannot use st \(variable of type string\) as byte value in argument to append"
	_ = append(n, 1) // ERROR "invalid append: argument must be a slice; have n \(variable of type int\)"
	_ = append(nil, 1) // ERROR "invalid append: argument must be a slice; have untyped nil"
	_ = append() // ERROR "invalid operation: not enough arguments for append\(\) \(expected 1, found 0\)"
	append(sl, 1) // ERROR "append\(sl, 1\) \(value of type \[\]int\) is not used"
	copy(sl, sl)
	copy(bs, st)
	copy(sl, st) // ERROR "invalid copy: arguments sl \(variable of type \[\]int\) and st \(variable of type string\) have different element types int and byte"
	copy(sl, n) // ERROR "invalid copy: argument must be a slice; have n \(variable of type int\)"
	copy(st, bs) // ERROR "invalid copy: argument must be a slice; have st \(variable of type string\)"
	copy(sl) // ERROR "invalid operation: not enough arguments for copy\(sl\) \(expected 2, found 1\)"
	clear(mp)
	clear(sl)
	clear(n) // ERROR "invalid argument: cannot clear n \(variable of type int\): argument must be \(or constrained by\) map or slice"
	delete(mp, "a")
	delete(mp, 1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to delete"
	delete(sl, 1) // ERROR "invalid argument: sl \(variable of type \[\]int\) is not a map"
	delete(mp) // ERROR "invalid operation: not enough arguments for delete\(mp\) \(expected 2, found 1\)"
	close(ch)
	close(ro) // ERROR "invalid operation: cannot close receive-only channel ro \(variable of type <-chan int\)"
	close(n) // ERROR "invalid operation: cannot close non-channel n \(variable of type int\)"
}

func numbers() {
	_ = complex(1, 2)
	_ = complex(f, 1)
	_ = complex(f, n) // ERROR "invalid operation: complex\(f, n\) \(mismatched types float64 and int\)"
	_ = complex("a", 1) // ERROR `invalid operation: complex\("a", 1\) \(mismatched types untyped string and untyped float\)`
	_ = complex(n, n) // ERROR "invalid argument: arguments have type int, expected floating-point"
	_ = real(cx)
	_ = real(f) // ERROR "invalid argument: argument has type float64, expected complex type"
	_ = imag(1i)
	_ = imag("a") // ERROR "invalid argument: argument has type untyped string, expected complex type"
	_ = max(1, 2.5)
	_ = max(n, 2.5) // ERROR "2\.5 \(untyped float constant\) truncated to int"
	_ = max(n, f) // ERROR "invalid argument: mismatched types int \(previous argument\) and float64 \(type of f\)"
	_ = min("a", 1) // ERROR "invalid argument: mismatched types untyped string \(previous argument\) and untyped int \(type of 1\)"
	_ = min(sl) // ERROR "invalid argument: sl \(variable of type \[\]int\) cannot be ordered"
	_ = min() // ERROR "invalid operation: not enough arguments for min\(\) \(expected 1, found 0\)"
	const m = max(1, 2, 3)
	const k = max(n, 1) // ERROR "max\(n, 1\) \(value of type int\) is not constant"
}

func making() {
	_ = make(int) // ERROR "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make([]int) // ERROR "invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1"
	_ = make([]int, 1, 2, 3) // ERROR "invalid operation: make\(\[\]int, 1, 2, 3\) expects 2 or 3 arguments; found 4"
	_ = make([]int, -1) // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = make([]int, 2, 1) // ERROR "invalid argument: length and capacity swapped"
	_ = make([]int, 1.5) // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = make([]int, "a") // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = make([]int, f) // ERROR "invalid argument: index f \(variable of type float64\) must be integer"
	_ = make(map[string]int, 1, 2) // ERROR "invalid operation: make\(map\[string\]int, 1, 2\) expects 1 or 2 arguments; found 3"
	_ = make(ch) // ERROR "ch \(package-level variable\) is not a type"
	_ = make() // ERROR "invalid operation: not enough arguments for make\(\) \(expected 1, found 0\)"
	_ = new(int)
	_ = new(1)
	_ = new(nil) // ERROR "use of untyped nil in argument to new"
	_ = new() // ERROR "invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)"
	_ = new(int, int) // ERROR "invalid operation: too many arguments for new\(int, int\) \(expected 1, found 2\)"
	make([]int, 1) // ERROR "make\(\[\]int, 1\) \(value of type \[\]int\) is not used"
	new(int) // ERROR "new\(int\) \(value of type \*int\) is not used"
}

func control() {
	panic() // ERROR "invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)"
	panic(1, 2) // ERROR "invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)"
	panic(nil)
	_ = panic(1) // ERROR "panic\(1\) \(no value\) used as value"
	recover(1) // ERROR "invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)"
	_ = recover()
	recover()
	print(1, "a", nil) // ERROR "use of untyped nil in argument to built-in print"
	println(sl, lengths)
	println(lengths()) // ERROR "lengths\(\) \(no value\) used as value"
	print(int) // ERROR "int \(type\) is not an expression"
	defer panic(1)
	defer recover()
	defer copy(sl, sl)
	defer new(int) // ERROR "defer discards result of new\(int\) \(value of type \*int\)"
}

func raw() {
	_ = unsafe.Sizeof(s)
	_ = unsafe.Sizeof() // ERROR "invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)"
	_ = unsafe.Sizeof(int) // ERROR "int \(type\) is not an expression"
	_ = unsafe.Offsetof(s.b)
	_ = unsafe.Offsetof(s.c) // ERROR "invalid argument: field c is embedded via a pointer in S"
	_ = unsafe.Offsetof(s) // ERROR "invalid argument: s is not a selector expression"
	_ = unsafe.Offsetof(s.d) // ERROR "invalid argument: S has no single field d"
	_ = unsafe.Alignof(s.b)
	const o = unsafe.Offsetof(s.b)
	var _ [unsafe.Sizeof(s) - 24]int = [0]int{}
	_ = unsafe.Pointer(&n)
	_ = unsafe.Pointer(n) // ERROR "cannot convert n \(variable of type int\) to type unsafe\.Pointer"
	_ = uintptr(unsafe.Pointer(nil))
	_ = unsafe.Add(nil, 1)
	_ = unsafe.Add(&n, 1) // ERROR "cannot use &n \(value of type \*int\) as unsafe\.Pointer value in argument to unsafe\.Add"
	_ = unsafe.Slice(&n, 1)
	_ = unsafe.Slice(n, 1) // ERROR "invalid argument: n \(variable of type int\) is not a pointer"
	_ = unsafe.Slice(&n, -1) // ERROR "invalid argument: length -1 \(constant of type int\) must not be negative"
	_ = unsafe.SliceData(sl)
	_ = unsafe.SliceData(ar) // ERROR "invalid argument: ar \(variable of type \[3\]int\) is not a slice"
	_ = unsafe.String(&bs[0], 1)
	_ = unsafe.String(&n, 1) // ERROR "cannot use &n \(value of type \*int\) as \*byte value in argument to unsafe\.String"
	_ = unsafe.StringData(st)
	_ = unsafe.StringData(bs) // ERROR "cannot use bs \(variable of type \[\]byte\) as string value in argument to unsafe\.StringData"
	_ = unsafe.Unknown(1) // ERROR "undefined: unsafe\.Unknown"
	unsafe.Sizeof(s) // ERROR "unsafe\.Sizeof\(s\) \(constant 24 of type uintptr\) is not used"
}

var blankMember = unsafe._ // ERROR "undefined: unsafe._"
