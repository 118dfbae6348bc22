package main

type wrapper interface{ Unwrap() error }
type many interface{ Unwrap() []error }

type base string

func (b base) Error() string { return string(b) }

type op struct {
	name string
	err  error
}

func (o *op) Error() string { return o.name + ": " + o.err.Error() }
func (o *op) Unwrap() error { return o.err }

type joined []error

func (j joined) Error() (s string) {
	for i, e := range j {
		if i > 0 {
			s += "; "
		}
		s += e.Error()
	}
	return
}
func (j joined) Unwrap() []error { return j }

func is(err, target error) bool {
	for err != nil {
		if _, cmp := err.(joined); !cmp && err == target {
			return true
		}
		switch x := err.(type) {
		case interface{ Is(error) bool }:
			return x.Is(target)
		case wrapper:
			err = x.Unwrap()
		case many:
			for _, e := range x.Unwrap() {
				if is(e, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

func as[T error](err error) (t T, ok bool) {
	for err != nil {
		if t, ok = err.(T); ok {
			return
		}
		w, is := err.(wrapper)
		if !is {
			break
		}
		err = w.Unwrap()
	}
	return
}

func main() {
	notFound, denied := base("not found"), error(base("denied"))
	err := error(&op{"open", &op{"stat", notFound}})
	println(err.Error(), is(err, notFound), is(err, denied))
	err = joined{err, &op{"chmod", denied}}
	println(err.Error(), is(err, notFound), is(err, denied), is(err, nil))
	o, ok := as[*op](err)
	println(o == nil, ok)
	b, ok := as[base](err.(joined)[0])
	println(string(b), ok)
	_, ok = as[joined](err)
	println(ok, is(err, err.(joined)[0]))
}
