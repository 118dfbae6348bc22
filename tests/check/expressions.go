package p

type T struct {
	x, y int
	next *T
}

func (T) value()    {}
func (*T) pointer() {}

type I interface{ m() }

var (
	n  int
	u  uint
	f  float64
	st string
	bo bool
	t  T
	pt *T
	ar [3]int
	sl []int
	mp map[string]int
	ch chan int
	ro <-chan int
	so chan<- int
	fn func(int) string
	an interface{}
	in I
)

func two() (int, string) { return 0, "" }
func none()              {}

func operators() {
	_ = n + f // ERROR "invalid operation: n \+ f \(mismatched types int and float64\)"
	_ = n + 1.5 // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = n + 1.0
	_ = st + 'a' // ERROR "invalid operation: st \+ 'a' \(mismatched types string and untyped rune\)"
	_ = st - st // ERROR "invalid operation: operator - not defined on st \(variable of type string\)"
	_ = bo && n // ERROR "invalid operation: bo && n \(mismatched types bool and int\)"
	_ = !n // ERROR "invalid operation: operator ! not defined on n \(variable of type int\)"
	_ = ^f // ERROR "invalid operation: operator \^ not defined on f \(variable of type float64\)"
	_ = -bo // ERROR "invalid operation: operator - not defined on bo \(variable of type bool\)"
	_ = n % f // ERROR "invalid operation: n % f \(mismatched types int and float64\)"
	_ = f % f // ERROR "invalid operation: operator % not defined on f \(variable of type float64\)"
	_ = t + t // ERROR "invalid operation: operator \+ not defined on t \(variable of struct type T\)"
	_ = n &^ st // ERROR "invalid operation: n &\^ st \(mismatched types int and string\)"
	_ = sl == sl // ERROR "invalid operation: sl == sl \(slice can only be compared to nil\)"
	_ = t == t
	_ = ar == ar
	_ = fn == fn // ERROR "invalid operation: fn == fn \(func can only be compared to nil\)"
	_ = fn == nil
	_ = mp == mp // ERROR "invalid operation: mp == mp \(map can only be compared to nil\)"
	_ = an == t
	_ = in == t // ERROR "invalid operation: in == t \(mismatched types I and T\)"
	_ = n / 0 // ERROR "invalid operation: division by zero"
	_ = f / 0
	_ = n + nil // ERROR "invalid operation: n \+ nil \(mismatched types int and untyped nil\)"
	_ = nil + nil // ERROR "invalid operation: operator \+ not defined on nil"
	_ = two() + 1 // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
	_ = none() + 1 // ERROR "none\(\) \(no value\) used as value"
	_ = int + 1 // ERROR "int \(type\) is not an expression"
	_ = len + 1 // ERROR "len \(built-in\) must be called"
	_ = n << f // ERROR "invalid operation: shift count f \(variable of type float64\) must be integer"
	_ = n << u
	_ = f << u // ERROR "invalid operation: shifted operand f \(variable of type float64\) must be integer"
	_ = n > st // ERROR "invalid operation: n > st \(mismatched types int and string\)"
	_ = pt < pt // ERROR "invalid operation: pt < pt \(operator < not defined on pointer\)"
	_ = *n // ERROR "invalid operation: cannot indirect n \(variable of type int\)"
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
	_ = &1 // ERROR "invalid operation: cannot take address of 1 \(untyped int constant\)"
	_ = &n
	_ = &two() // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
	_ = &t.x
	_ = &mp["a"] // ERROR `invalid operation: cannot take address of mp\["a"\] \(map index expression of type int\)`
	_ = &T{}
	_ = &(T{})
	_ = &st[0] // ERROR "invalid operation: cannot take address of st\[0\] \(value of type byte\)"
	_ = <-n // ERROR "invalid operation: cannot receive from non-channel int n \(variable of type int\)"
	_ = <-so // ERROR "invalid operation: cannot receive from send-only channel chan<- int so \(variable of type chan<- int\)"
	_ = <-ro
	_ = ~n // ERROR "cannot use ~ outside of interface or type constraint \(use \^ for bitwise complement\)"
}

func selectors() {
	_ = t.z // ERROR "t\.z undefined \(type T has no field or method z\)"
	_ = t.X // ERROR "t\.X undefined \(type T has no field or method X, but does have field x\)"
	_ = pt.x
	_ = pt.next.next.z // ERROR "pt\.next\.next\.z undefined \(type \*T has no field or method z\)"
	_ = t.Value // ERROR "t\.Value undefined \(type T has no field or method Value, but does have method value\)"
	_ = T.value
	_ = T.pointer // ERROR "invalid method expression T\.pointer \(needs pointer receiver \(\*T\)\.pointer\)"
	_ = (*T).pointer
	_ = T.x // ERROR "operand for field selector x must be value of type T"
	_ = n.x // ERROR "n\.x undefined \(type int has no field or method x\)"
	_ = in.m
	_ = in.n // ERROR "in\.n undefined \(type I has no field or method n\)"
	_ = I.m
	_ = fn.x // ERROR "fn\.x undefined \(type func\(int\) string has no field or method x\)"
	_ = an.x // ERROR "an\.x undefined \(type interface\{\} has no field or method x\)"
	_ = undefined.x // ERROR "undefined: undefined"
	_ = len.x // ERROR "invalid use of len \(built-in\) in selector expression"
	T{}.pointer() // ERROR "cannot call pointer method pointer on T"
	T{}.value()
	two().x() // ERROR "multiple-value two\(\) \(value of type \(int, string\)\) in single-value context"
}

func indices() {
	_ = ar[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = ar[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = ar[1.0]
	_ = ar[1.5] // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = ar["a"] // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = sl[-1] // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = sl[100]
	_ = sl[f] // ERROR "invalid argument: index f \(variable of type float64\) must be integer"
	_ = sl[u]
	_ = mp[1] // ERROR "cannot use 1 \(untyped int constant\) as string value in map index"
	_ = mp["a"]
	_ = st[0]
	_ = "abc"[3] // ERROR "invalid argument: index 3 out of bounds \[0:3\]"
	_ = n[0] // ERROR "cannot index n \(variable of type int\)"
	_ = pt[0] // ERROR "cannot index pt \(variable of type \*T\)"
	_ = (&ar)[5] // ERROR "invalid argument: index 5 out of bounds \[0:3\]"
	_ = ar[:4] // ERROR "invalid argument: index 4 out of bounds \[0:4\]"
	_ = ar[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = sl[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = sl[1:2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = st[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = "abc"[1:5] // ERROR "invalid argument: index 5 out of bounds \[0:4\]"
	_ = mp[:] // ERROR "cannot slice mp \(variable of type map\[string\]int\)"
	_ = [3]int{}[:] // ERROR "cannot slice unaddressable value \[3\]int\{\} \(value of type \[3\]int\)"
	_ = n[:] // ERROR "cannot slice n \(variable of type int\)"
	_ = nil[0] // ERROR "cannot index nil"
	_ = nil[:] // ERROR "cannot slice nil"
	_ = sl[1 << 70] // ERROR "1 << 70 \(untyped int constant 1180591620717411303424\) overflows int"
}

func assertions() {
	_ = n.(int) // ERROR "invalid operation: n \(variable of type int\) is not an interface"
	_ = an.(T)
	_ = in.(T) // ERROR "impossible type assertion: in\.\(T\)\n\tT does not implement I \(missing method m\)"
	_ = in.(*T) // ERROR "impossible type assertion: in\.\(\*T\)\n\t\*T does not implement I \(missing method m\)"
	_ = an.(undefinedType) // ERROR "undefined: undefinedType"
	_ = an.(I).m
}
