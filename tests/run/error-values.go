package main

type notFound struct{ name string }

func (e notFound) Error() string { return e.name + ": not found" }

type wrapped struct {
	msg string
	err error
}

func (w *wrapped) Error() string { return w.msg + ": " + w.err.Error() }
func (w *wrapped) Unwrap() error { return w.err }

func as(err error, target *notFound) bool {
	for err != nil {
		if e, ok := err.(notFound); ok {
			*target = e
			return true
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return false
		}
		err = u.Unwrap()
	}
	return false
}

func open(name string) error {
	if name == "" {
		return nil
	}
	return &wrapped{"open", &wrapped{"stat", notFound{name}}}
}

type errString string

func (e errString) Error() string { return string(e) }

const eof = errString("EOF")

func main() {
	err := open("x.txt")
	println(err.Error())
	var nf notFound
	println(as(err, &nf), nf.name, as(eof, &nf), open("") == nil)
	var e error = eof
	println(e == eof, e == errString("EOF"), e != nil)
	var w *wrapped
	e = w
	println(e != nil, w == nil)
}
