package lib

//line plain.y:10
func Plain(f func()) { f() }

type T struct{}

func (*T) M(f func()) {
	f()
}

//line generic.y:20
func Generic[V any](v V, f func()) {
	f()
	func() {
//line inner.y:30
		f()
	}()
}
