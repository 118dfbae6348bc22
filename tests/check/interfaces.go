package p

type Reader interface{ Read(p []byte) (int, error) }

type none struct{}
type value struct{}
type pointer struct{}
type wrong struct{}
type other struct{}
type field struct{ Read int }
type both struct {
	value
	pointer
}

func (value) Read(p []byte) (int, error)    { return 0, nil }
func (*pointer) Read(p []byte) (int, error) { return 0, nil }
func (wrong) Read(p []byte) int             { return 0 }
func (other) read(p []byte) (int, error)    { return 0, nil }

var r Reader

func f() {
	r = none{}     // ERROR "cannot use none{} \(value of struct type none\) as Reader value in assignment: none does not implement Reader \(missing method Read\)"
	r = value{}
	r = &value{}
	r = pointer{}  // ERROR "pointer does not implement Reader \(method Read has pointer receiver\)"
	r = &pointer{}
	r = wrong{}    // ERROR "wrong does not implement Reader \(wrong type for method Read\)\n\t\thave Read\(\[\]byte\) int\n\t\twant Read\(\[\]byte\) \(int, error\)"
	r = other{}    // ERROR "other does not implement Reader \(missing method Read\)\n\t\thave read\(\[\]byte\) \(int, error\)\n\t\twant Read\(\[\]byte\) \(int, error\)"
	r = field{}    // ERROR "field does not implement Reader \(field.Read is a field, not a method\)"
	r = both{}     // ERROR "both does not implement Reader \(ambiguous selector both.Read\)"
	var p *Reader
	r = p          // ERROR "\*Reader does not implement Reader \(type \*Reader is pointer to interface, not interface\)"
	p.Read(nil)    // ERROR "p.Read undefined \(type \*Reader is pointer to interface, not interface\)"
	_ = r.(none)   // ERROR "impossible type assertion: r.\(none\)\n\tnone does not implement Reader \(missing method Read\)"
	_ = r.(value)
	_ = r.Write    // ERROR "r.Write undefined \(type Reader has no field or method Write\)"
	_ = r.read     // ERROR "r.read undefined \(type Reader has no field or method read, but does have method Read\)"
	switch r.(type) {
	case value, *pointer:
	case wrong: // ERROR "impossible type switch case: wrong\n\tr \(variable of interface type Reader\) cannot have dynamic type wrong \(wrong type for method Read\)"
	}
}

type D interface {
	m()
	m() // ERROR "duplicate method m"
}


type K map[func()]int // ERROR "invalid map key type func\(\)"

var c1 comparable // ERROR "cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"
var c2 interface{ ~int | string } // ERROR "cannot use type interface{~int \| string} outside a type constraint: interface contains type constraints"

type S struct {
	*Reader // ERROR "embedded field type cannot be a pointer to an interface"
	none
}
