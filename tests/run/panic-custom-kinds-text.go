package main

type b bool
type i8 int8
type u uint16
type f float32
type c complex64
type s string
type st struct{ x int }

func raise(v any) {
	defer func() {
		recover()
	}()
	panic(v)
}

func chain(vs ...any) {
	if len(vs) == 0 {
		return
	}
	defer func() { panic(vs[0]) }()
	chain(vs[1:]...)
}

func main() {
	raise(st{1})
	chain(b(true), i8(-5), u(65535), f(1.5), c(complex(1, -2)), s("named"), uintptr(9), 'x', "two\nlines", uint8(200), int64(-1<<63))
}
