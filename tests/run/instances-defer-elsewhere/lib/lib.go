// Package lib has generic functions whose instances other packages compile.
package lib

type Guard struct{ Held int }

func (l *Guard) Lock()     { l.Held++ }
func (l *Guard) Unlock()   { l.Held-- }
func (l Guard) Get(by int) { println("held", l.Held, by) }

type Locker interface {
	Lock()
	Unlock()
}

type Box[T any] struct {
	Guard
	V    T
	Each func(func(T) bool)
}

func (b *Box[T]) Put(v T, l Locker) (old T) {
	b.Guard.Lock()
	defer b.Unlock()
	l.Lock()
	defer l.Unlock()
	defer b.Get(1)
	defer println("put", b.Held)
	old, b.V = b.V, v
	return
}

func (b *Box[T]) Set(v T) { b.V = v }

func Run[T any](b *Box[T], v T) T {
	done := make(chan bool)
	set, show := b.Set, (*Box[T]).Set
	show(b, v)
	go close(done)
	<-done
	for range 2 {
		defer set(v)
		defer recover()
	}
	var l Locker = b
	unlock := l.Unlock
	l.Lock()
	defer unlock()
	b.Each = func(yield func(T) bool) { _ = yield(v) && yield(b.V) }
	for x := range b.Each {
		defer b.Set(x)
		type pair struct {
			*Box[T]
			n int
		}
		p := pair{b, 1}
		defer p.Unlock()
		p.Guard.Lock()
		f := Locker.Lock
		f(p)
		defer p.Get(p.Held)
	}
	return b.V
}
