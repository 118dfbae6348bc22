package main

type fail struct{ at int }

func (f fail) Error() string { return "fail" }

func failing(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer println("iterator's deferred call")
		for i := 0; ; i++ {
			if i == n {
				panic(fail{i})
			}
			if !yield(i) {
				return
			}
		}
	}
}

func cleanup(yield func(int) bool) {
	defer func() {
		e := recover()
		println("iterator sees", e.(string))
		panic(e)
	}()
	yield(1)
}

func run(n, stop int) (sum int, err error) {
	defer func() {
		if f, ok := recover().(fail); ok {
			err = f
			sum += 1000 * f.at
		}
	}()
	for i := range failing(n) {
		sum += i
		defer func() { sum *= 2 }()
		if i == stop {
			return sum, nil
		}
	}
	return -1, nil
}

func main() {
	sum, err := run(3, 10)
	println(sum, err.Error())
	sum, err = run(10, 3)
	println(sum, err == nil)
	func() {
		defer func() { println("outside", recover().(string)) }()
		for range cleanup {
			for x := range cleanup {
				defer println("deferred in the body", x)
				panic("inner body")
			}
		}
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		var nilf func(func(int) bool)
		for range nilf {
		}
	}()
}
