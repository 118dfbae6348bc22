package p

func none()                     {}
func one(int) int               { return 0 }
func two() (int, string)        { return 0, "" }
func take(int, string)          {}
func variadic(int, ...string)   {}
func generic[T any](T) T        { var x T; return x }
func pair[K comparable, V any](K, V) {}
func named() (r int, err error) { return }

type F func(int)
type M map[string]F

var fv F
var an interface{}

func calls() {
	none(1) // ERROR "too many arguments in call to none\n\thave \(number\)\n\twant \(\)"
	one() // ERROR "not enough arguments in call to one\n\thave \(\)\n\twant \(int\)"
	one(1, 2) // ERROR "too many arguments in call to one\n\thave \(number, number\)\n\twant \(int\)"
	one("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to one`
	one(1.5) // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in argument to one \(truncated\)"
	one(nil) // ERROR "cannot use nil as int value in argument to one"
	take(two())
	take(two(), 1) // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context" "cannot use 1 \(untyped int constant\) as string value in argument to take"
	one(two()) // ERROR "too many arguments in call to one\n\thave \(int, string\)\n\twant \(int\)"
	variadic() // ERROR "not enough arguments in call to variadic\n\thave \(\)\n\twant \(int, \.\.\.string\)"
	variadic(1)
	variadic(1, "a", "b")
	variadic(1, 2) // ERROR "cannot use 2 \(untyped int constant\) as string value in argument to variadic"
	variadic(1, []string{}...)
	variadic(1, "a", []string{}...) // ERROR "too many arguments in call to variadic\n\thave \(number, string, \[\]string\.\.\.\)\n\twant \(int, \.\.\.string\)"
	take([]string{}...) // ERROR "cannot use \.\.\. in call to non-variadic take"
	one(none()) // ERROR "none\(\) \(no value\) used as value"
	one(int) // ERROR "int \(type\) is not an expression"
	one(len) // ERROR "len \(built-in\) must be called"
	fv("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to fv`
	an() // ERROR "invalid operation: cannot call an \(variable of type interface\{\}\): interface\{\} is not a function"
	1() // ERROR "invalid operation: cannot call 1 \(untyped int constant\): untyped int is not a function"
	"a"(1) // ERROR `invalid operation: cannot call "a" \(untyped string constant\): untyped string is not a function`
	func() {}()
	func(x int) {}("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to func\(x int\) \{\}`
	_ = one
	one // ERROR "one \(value of type func\(int\) int\) is not used"
	one(1)
	two // ERROR "two \(value of type func\(\) \(int, string\)\) is not used"
	1 // ERROR "1 \(untyped int constant\) is not used"
	-one(1) // ERROR "-one\(1\) \(value of type int\) is not used"
	fv // ERROR "fv \(variable of func type F\) is not used"
	int(1) // ERROR "int\(1\) \(constant 1 of type int\) is not used"
	len("a") // ERROR `len\("a"\) \(constant 1 of type int\) is not used`
	(one)(1)
	_ = none() // ERROR "none\(\) \(no value\) used as value"
	_ = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	x := none() // ERROR "none\(\) \(no value\) used as value"
	y := two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	var z int = two() // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
	a, b := one(1) // ERROR "declared and not used: a" "declared and not used: b" "assignment mismatch: 2 variables but one returns 1 value"
	c, d, e := two() // ERROR "declared and not used: c" "declared and not used: d" "declared and not used: e" "assignment mismatch: 3 variables but two returns 2 values"
	undefinedFunc(x, y, z) // ERROR "undefined: undefinedFunc"
}

func conversions() {
	_ = int("a") // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = int(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type int"
	_ = int(2.0)
	_ = string(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type string"
	_ = []byte("a")
	_ = []rune("a")
	_ = []int("a") // ERROR `cannot convert "a" \(untyped string constant\) to type \[\]int`
	_ = string([]byte{})
	_ = string([]int{}) // ERROR "cannot convert \[\]int\{\} \(value of type \[\]int\) to type string"
	_ = bool(1) // ERROR "cannot convert 1 \(untyped int constant\) to type bool"
	_ = F(none) // ERROR "cannot convert none \(value of type func\(\)\) to type F"
	_ = F(func(int) {})
	_ = (*int)(nil)
	_ = int(nil) // ERROR "cannot convert nil to type int"
	_ = int() // ERROR "missing argument in conversion to int"
	_ = int(1, 2) // ERROR "too many arguments in conversion to int"
	_ = [2]int([]int{})
	_ = [2]string([]int{}) // ERROR "cannot convert \[\]int\{\} \(value of type \[\]int\) to type \[2\]string"
	_ = (*[2]int)([]int{})
	_ = uint8(256) // ERROR "constant 256 overflows uint8"
	_ = uint8(255)
	_ = float32("x") // ERROR `cannot convert "x" \(untyped string constant\) to type float32`
	_ = interface{ m() }(1) // ERROR "cannot convert 1 \(untyped int constant\) to type interface\{m\(\)\}"
	_ = interface{}(1)
	_ = chan<- int(make(chan int))
	_ = (chan int)(make(<-chan int)) // ERROR "cannot convert make\(<-chan int\) \(value of type <-chan int\) to type chan int"
}

func inference() {
	_ = generic(1)
	_ = generic[string](1) // ERROR "cannot use 1 \(untyped int constant\) as string value in argument to generic\[string\]"
	_ = generic[int, int](1) // ERROR "got 2 type arguments but want 1"
	_ = generic // ERROR "cannot use generic function generic without instantiation"
	_ = generic[int]
	generic() // ERROR "not enough arguments in call to generic\n\thave \(\)\n\twant \(T\)"
	pair[int](1, 2)
	pair(nil, 1) // ERROR "in call to pair, cannot infer K \(declared at calls\.go:9:11\)"
	pair(func() {}, 1) // ERROR "func\(\) does not satisfy comparable"
	var f func(int) int = generic
	var g func(int) string = generic // ERROR "inferred type func\(int\) int for func\(T\) T does not match type func\(int\) string of g"
	_, _ = f, g
}

func statements() {
	go none // ERROR "expression in go must be function call"
	go none()
	defer int(1) // ERROR "defer requires function call, not conversion int\(1\) \(constant 1 of type int\)"
	defer len("a") // ERROR `defer discards result of len\("a"\) \(constant 1 of type int\)`
	defer recover()
	go append([]int{}, 1) // ERROR "go discards result of append\(\[\]int\{\}, 1\) \(value of type \[\]int\)"
	go func() {} // ERROR "expression in go must be function call"
}
