package main

func safe(f func()) (msg string) {
	defer func() {
		switch r := recover().(type) {
		case nil:
			msg = "no panic"
		case string:
			msg = "string " + r
		case error:
			msg = "error " + r.Error()
		case int:
			msg = "int"
		default:
			msg = "other"
		}
	}()
	f()
	return "unreached for panics"
}

func helper() any { return recover() }

func notDirect() (r any) {
	defer func() {
		r = recover()
	}()
	defer func() {
		if helper() != nil {
			println("wrong: indirect recover")
		}
	}()
	panic("still here")
}

func rethrow() {
	defer func() {
		r := recover()
		println("first", r.(string))
		panic("second")
	}()
	panic("one")
}

func multi() {
	defer func() { println("recovered", recover().(string)) }()
	defer func() { panic("replaced") }()
	panic("original")
}

func results() (a int, b string) {
	defer func() {
		recover()
		b = "set"
	}()
	a = 7
	panic(1)
}

func deep(n int) {
	if n == 0 {
		panic("deep")
	}
	defer func() { count++ }()
	deep(n - 1)
}

var count int

func main() {
	println(safe(func() {}))
	println(safe(func() { panic("x") }))
	println(safe(func() { panic(3) }))
	println(safe(func() { var p *int; *p = 1 }))
	println(safe(func() { var a []int; _ = a[0] }))
	println(safe(func() { panic(2.5) }))
	println(notDirect().(string))
	println(safe(rethrow))
	multi()
	a, b := results()
	println(a, b)
	println(safe(func() { deep(100) }), count)
	println(recover() == nil)
	func() {
		defer func() {
			defer func() { println("inner", recover() == nil) }()
		}()
		defer func() { recover() }()
		panic("p")
	}()
	for i := 0; i < 3; i++ {
		println(safe(func() { panic(i) }))
	}
}
