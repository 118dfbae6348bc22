package p

import "os" // ERROR `"os" imported and not used`

type T struct{ x int }

var (
	n  int
	st string
	ch chan int
	mp map[string]T
	an interface{}
)

const c = 1

func two() (int, string) { return 0, "" }

func assign() {
	n = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment`
	n = 1.5 // ERROR "cannot use 1\.5 \(untyped float constant\) as int value in assignment \(truncated\)"
	n = nil // ERROR "cannot use nil as int value in assignment"
	st = 'a' // ERROR "cannot use 'a' \(untyped rune constant 97\) as string value in assignment"
	st = n // ERROR "cannot use n \(variable of type int\) as string value in assignment"
	c = 2 // ERROR "cannot assign to c \(neither addressable nor a map index expression\)"
	1 = n // ERROR "cannot assign to 1 \(neither addressable nor a map index expression\)"
	two() = n // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
	"abc"[0] = 'x' // ERROR `cannot assign to "abc"\[0\] \(neither addressable nor a map index expression\)`
	st[0] = 'x' // ERROR "cannot assign to st\[0\] \(neither addressable nor a map index expression\)"
	mp["a"].x = 1 // ERROR `cannot assign to struct field mp\["a"\]\.x in map`
	mp["a"] = T{}
	n, st = two()
	n, n = two() // ERROR "cannot use 2nd function result \(value of type string\) as int value in multiple assignment"
	n = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	n, st, n = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	n, st = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	n, st = 1, "a", 2 // ERROR "assignment mismatch: 2 variables but 3 values"
	_ = nil // ERROR "use of untyped nil in assignment to _ identifier"
	_ = 1 << 70 // ERROR "cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in assignment to _ identifier \(overflows\)"
	_, _ = an.(int)
	n, ok := an.(int) // ERROR "declared and not used: ok"
	n, st = an.(int) // ERROR "cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as string value in multiple assignment"
	len = 1 // ERROR "len \(built-in\) must be called"
	T = n // ERROR "T \(type\) is not an expression"
	nil = n // ERROR "cannot assign to nil \(neither addressable nor a map index expression\)"
	n += "a" // ERROR `invalid operation: n \+= "a" \(mismatched types int and untyped string\)`
	n += 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	n <<= 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to uint"
	st += 1 // ERROR "invalid operation: st \+= 1 \(mismatched types string and untyped int\)"
	st++ // ERROR "invalid operation: st\+\+ \(non-numeric type string\)"
	n++
	c++ // ERROR "cannot assign to c \(neither addressable nor a map index expression\)"
	an++ // ERROR "invalid operation: an\+\+ \(non-numeric type interface\{\}\)"
	os = n // ERROR "use of package os not in selector"
	n, n := 1, 2 // ERROR "n repeated on left side of :="
	n := 3 // ERROR "no new variables on left side of :="
	_ := 1 // ERROR "no new variables on left side of :="
	_, _ := 1, 2 // ERROR "no new variables on left side of :="
	x, n := 1, 2 // ERROR "declared and not used: x"
	T{}.x = 1 // ERROR "cannot assign to T\{\}\.x \(neither addressable nor a map index expression\)"
	(&T{}).x = 1
	func() { n = 1 }()
	ch <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	n <- 1 // ERROR "invalid operation: cannot send to non-channel int n \(variable of type int\)"
	var r <-chan int = ch
	r <- 1 // ERROR "invalid operation: cannot send to receive-only channel <-chan int r \(variable of type <-chan int\)"
	ch = r // ERROR "cannot use r \(variable of type <-chan int\) as chan int value in assignment"
}

func declare() {
	var a int = "a" // ERROR "declared and not used: a" `cannot use "a" \(untyped string constant\) as int value in variable declaration`
	var b, d int = 1 // ERROR "declared and not used: b" "declared and not used: d" "assignment mismatch: 2 variables but 1 value"
	var e, f = 1, 2, 3 // ERROR "declared and not used: e" "declared and not used: f" "extra init expr 3"
	var g = nil // ERROR "declared and not used: g" "use of untyped nil in variable declaration"
	var h, i = two() // ERROR "declared and not used: h" "declared and not used: i"
	var j int = two() // ERROR "declared and not used: j" "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
	var k, l int = two() // ERROR "declared and not used: k" "declared and not used: l" "cannot use 2nd function result \(value of type string\) as int value in multiple assignment"
	const p, q = 1 // ERROR "missing init expr for q"
	const r = two() // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
}
