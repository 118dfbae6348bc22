package runtime

import "unsafe"

// An Error identifies a run-time error, such as an index out of range.
type Error interface {
	error

	// RuntimeError does nothing; having it tells a run-time error from other errors.
	RuntimeError()
}

// errorString is a run-time error described by its text without the usual prefix.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string {
	return "runtime error: " + string(e)
}

// errorAddressString is one that tells of a fault, where debug.SetPanicOnFault turns it into a panic.
type errorAddressString struct {
	text string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}

func (e errorAddressString) Error() string {
	return "runtime error: " + e.text
}

// Addr returns the address at which the fault happened.
func (e errorAddressString) Addr() uintptr {
	return e.addr
}

//go:linkname faultAddress gosub_rt_fault_address
func faultAddress() uintptr

// plainError is a run-time error whose text has no prefix.
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string {
	return string(e)
}

// boundsError tells of an index or a slice expression out of range.
type boundsError struct {
	text string
}

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string {
	return "runtime error: " + e.text
}

// A PanicNilError is what recover returns for panic(nil).
type PanicNilError struct {
	_ [0]*PanicNilError // different from every other struct
}

func (*PanicNilError) Error() string {
	return "runtime error: panic called with nil argument"
}

func (*PanicNilError) RuntimeError() {}

// A TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	iface, concrete, asserted unsafe.Pointer // type descriptors, perhaps nil
	missingMethod             string
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	inter := "interface"
	if e.iface != nil {
		inter = typeString(e.iface)
	}
	as := typeString(e.asserted)
	if e.concrete == nil {
		return "interface conversion: " + inter + " is nil, not " + as
	}
	cs := typeString(e.concrete)
	if e.missingMethod != "" {
		return "interface conversion: " + cs + " is not " + as + ": missing method " + e.missingMethod
	}
	msg := "interface conversion: " + inter + " is " + cs + ", not " + as
	if cs != as {
		return msg
	}
	if typePkgPath(e.concrete) != typePkgPath(e.asserted) {
		return msg + " (types from different packages)"
	}
	return msg + " (types from different scopes)"
}

//go:linkname typeString gosub_rt_type_string
//go:noescape
func typeString(t unsafe.Pointer) string

//go:linkname typePkgPath gosub_rt_type_pkgpath
//go:noescape
func typePkgPath(t unsafe.Pointer) string

func throw(text string) {
	throwText(text)
}

// fatal ends the program because of a mistake of the user's.
func fatal(text string) {
	fatalText(text)
}

//go:linkname fatalText gosub_rt_fatal_text
func fatalText(text string)

//go:linkname throwText gosub_rt_throw_text
func throwText(text string)

// What math/bits panics with.

//go:linkname overflowError
var overflowError error = errorString("integer overflow")

//go:linkname divideError
var divideError error = errorString("integer divide by zero")
