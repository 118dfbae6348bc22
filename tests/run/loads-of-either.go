package main

import "errors"

// LLVM loads once from one of two places where a value is chosen from both; such an access names neither. A nil check
// is folded into another access only where the two cannot meet, and that has to do without names.

type view struct {
	b []byte
	s string
}

type sink struct {
	sp *string
	v  view
}

var zero = make([]byte, 0)

func marshal(n int) ([]byte, error) {
	b, err := made(n)
	if b == nil {
		b = zero
	}
	return b, err
}

//go:noinline
func made(n int) ([]byte, error) {
	if n < 0 {
		return nil, errors.New("negative")
	}
	return make([]byte, n, n+3), nil
}

//go:noinline
func (s *sink) set(n int) error {
	b, err := marshal(n)
	if err != nil {
		return err
	}
	s.v.b = b
	*s.sp = string(b)
	return nil
}

type other struct {
	v  *view
	to *string
}

//go:noinline
func (o *other) set(n int) error {
	b, err := marshal(n)
	if err != nil {
		return err
	}
	*o.to = string(b)
	o.v.b = b
	o.v.s = ""
	return nil
}

func main() {
	var s string
	x := sink{sp: &s}
	println(x.set(3) == nil, len(s), len(x.v.b), cap(x.v.b), x.set(-1).Error())
	y := other{&x.v, &s}
	println(y.set(2) == nil, len(s), len(x.v.b), cap(x.v.b))
	defer func() { println(recover().(error).Error()) }()
	x.sp = nil
	x.set(1)
}
