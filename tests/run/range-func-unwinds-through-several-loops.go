package main

import "runtime"

func seq(n int) func(func(int) bool) {
	return func(y func(int) bool) {
		defer print("<", n, "> ")
		for i := 0; i < n; i++ {
			if !y(i) {
				return
			}
		}
	}
}

func nest() (r int, s string) {
	defer func() { s += "!" }()
	for i := range seq(3) {
		defer func() { r += i }()
		for j := range seq(4) {
			defer func() { s += string(rune('a' + i*4 + j)) }()
			for k := range seq(2) {
				if i == 1 && j == 2 && k == 1 {
					return 100, "ret"
				}
			}
			if j == 3 {
				break
			}
		}
	}
	return
}

func pan() (r string) {
	defer func() { r = recover().(string) + r }()
	for i := range seq(3) {
		for j := range seq(3) {
			defer func() {
				if e := recover(); e != nil {
					panic(e.(string) + string(rune('0'+j)))
				}
			}()
			if i == 1 && j == 1 {
				panic("p")
			}
		}
	}
	return "no"
}

func gx() {
	var log []string
	done := make(chan bool)
	go func() {
		defer close(done)
		for i := range seq(3) {
			defer func() { log = append(log, string(rune('0'+i))) }()
			func() {
				for range seq(2) {
					defer func() { log = append(log, "in") }()
					if i == 1 {
						runtime.Goexit()
					}
				}
			}()
		}
	}()
	<-done
	for _, s := range log {
		print(s, " ")
	}
	println()
}

func gotos() {
	n := 0
top:
	for i := range seq(2) {
		for j := range seq(2) {
			n++
			if n < 4 {
				goto top
			}
			if n > 8 {
				goto end
			}
			_ = j
		}
		_ = i
	}
	if n < 8 {
		goto top
	}
end:
	println(n)
}

func main() {
	println(nest())
	println(pan())
	gx()
	gotos()
}
