package runtime

import "unsafe"

// What C asks of Go. init registers these before any other package is initialised.

//go:linkname register gosub_rt_register
func register(newError func(kind int, text string) any,
	newAssertion func(iface, concrete, asserted unsafe.Pointer, missing string) any,
	textOf func(v any) (string, int), nilUsed func())

func init() {
	register(newError, newAssertion, textOf, panicNilUsed)
}

// Kinds of errors, as enum hook_error in panic.h.
const (
	kindError = iota
	kindPlain
	kindBounds
	kindPanicNil
	kindAddress
)

func newError(kind int, text string) any {
	switch kind {
	case kindPlain:
		return plainError(text)
	case kindBounds:
		return boundsError{text}
	case kindPanicNil:
		return new(PanicNilError)
	case kindAddress:
		return errorAddressString{text, faultAddress()}
	}
	return errorString(text)
}

func newAssertion(iface, concrete, asserted unsafe.Pointer, missing string) any {
	return &TypeAssertionError{iface, concrete, asserted, missing}
}

type stringer interface {
	String() string
}

// textOf is called once for each value of the panics that end the program. The flag tells that the value has a text.
func textOf(v any) (text string, ok int) {
	defer func() {
		const prefix = "panic while printing panic value"
		switch r := recover().(type) {
		case nil:
		case string:
			throw(prefix + ": " + r)
		default:
			throw(prefix + ": type " + typeString((*eface)(unsafe.Pointer(&r)).typ))
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error(), 1
	case stringer:
		return v.String(), 1
	}
	return "", 0
}

type eface struct {
	typ, data unsafe.Pointer
}
