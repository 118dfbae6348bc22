package main

func helper() any { return recover() }

type r struct{}

func (r) direct()   { println("method value", recover() != nil) }
func (r) indirect() { println("through helper", helper() != nil) }

func guard(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(name, "escaped", e.(string))
		} else {
			println(name, "recovered")
		}
	}()
	f()
}

func main() {
	println(recover() == nil)
	guard("literal", func() {
		defer func() { recover() }()
		panic("a")
	})
	guard("helper", func() {
		defer func() { helper() }()
		panic("b")
	})
	guard("helper deferred itself", func() {
		defer helper()
		panic("c")
	})
	guard("nested literal", func() {
		defer func() { func() { recover() }() }()
		panic("d")
	})
	guard("nested deferred", func() {
		defer func() { defer func() { recover() }() }()
		panic("e")
	})
	guard("method value", func() {
		f := r{}.direct
		defer f()
		panic("f")
	})
	guard("method expression", func() {
		defer r.indirect(r{})
		panic("g")
	})
	guard("not panicking yet", func() {
		recover()
		defer helper()
		panic("h")
	})
	guard("second recover is nil", func() {
		defer func() { println(recover() != nil, recover() != nil) }()
		panic("i")
	})
	guard("interface method", func() {
		var i interface{ direct() } = r{}
		defer i.direct()
		panic("j")
	})
	guard("embedded promotion", func() {
		type outer struct{ r }
		var i interface{ direct() } = &outer{}
		defer i.direct()
		panic("k")
	})
}
