package main

type meter struct{}
type foot struct{}
type unit interface {
	meter | foot
}
type length[U unit] float64

func (l length[U]) plus(m length[U]) length[U] { return l + m }
func (l length[U]) name() string {
	switch any(*new(U)).(type) {
	case meter:
		return "m"
	case foot:
		return "ft"
	}
	return ""
}
func toFeet(l length[meter]) length[foot] { return length[foot](l * 3.25) }

type id[T any] int
type user struct{ id id[user] }
type order struct {
	id    id[order]
	buyer id[user]
}
type locked struct{}
type unlocked struct{}
type door[S any] struct{ opened *int }

func lock(d door[unlocked]) door[locked]   { return door[locked](d) }
func unlock(d door[locked]) door[unlocked] { return door[unlocked](d) }
func (d door[S]) open() bool {
	_, ok := any(d).(door[unlocked])
	if ok {
		*d.opened++
	}
	return ok
}

type zero[T any] struct{}

func (zero[T]) size() (n int) {
	var a [2]T
	for range a {
		n++
	}
	return
}

func main() {
	m := length[meter](2).plus(3)
	f := toFeet(m)
	println(float64(m), m.name(), float64(f), f.name())
	println(any(m) == any(length[foot](5)), any(m) == any(length[meter](5)))
	u := user{7}
	o := order{7, u.id}
	println(any(u.id) == any(o.id), any(u.id) == any(o.buyer))
	d := door[locked]{new(int)}
	println(d.open(), unlock(d).open(), lock(unlock(d)).open(), *d.opened)
	keys := map[any]string{id[user](1): "user", id[order](1): "order", id[id[user]](1): "id", zero[int]{}: "zi", zero[uint]{}: "zu"}
	println(len(keys), keys[o.buyer-6], keys[o.id-6], keys[zero[uint]{}], zero[[0]int]{}.size())
}
