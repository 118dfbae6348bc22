package p

var a, b = 1, 2, 3 // ERROR "extra init expr 3"
var c, d, e = 1, 2 // ERROR "missing init expr for e"

var x int
var x string // ERROR "x redeclared in this block\n\tdeclarations.go:6:5: other declaration of x"

const k1 = y1 // ERROR "y1 \(variable of type int\) is not constant"

var y1 int

const k2 []int = nil // ERROR "invalid constant type \[\]int"

const (
	i0 = iota
	i1 string = "s"
	i2
	i3 = i0 / 0 // ERROR "invalid operation: division by zero"
	i4          // ERROR "invalid operation: division by zero"
)

var init = 1 // ERROR "cannot declare init - must be func"

func init() int { // ERROR "func init must have no arguments and no return values"
	return 1
}

func init() // ERROR "func init must have a body"

func f(a int, a string) {} // ERROR "a redeclared in this block"

type T struct {
	x int
	x string // ERROR "x redeclared\n\tdeclarations.go:34:2: other declaration of x"
	m int
}

func (T) m()  {} // ERROR "field and method with the same name m"
func (t T) n() {}
func (t *T) n() {} // ERROR "method T.n already declared at"

func (int) p() {}   // ERROR "cannot define new methods on non-local type int"
func (*[]T) q() {}  // ERROR "invalid receiver type \*\[\]T"
func (U) r()    {}  // ERROR "undefined: U"
func (x) s()    {}  // ERROR "x \(package-level variable\) is not a type"
func (P) t()    {}  // ERROR "invalid receiver type P \(pointer or interface type\)"

type P *T

func g() {
	var unused int // ERROR "declared and not used: unused"
	const c = 1
	type U struct{}
	var v, w = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	_, _ = v, w
	var z = z // ERROR "undefined: z"
	_ = z
}
