package main

type int8 string

func len(x string) string { return "own len of " + x }

const true = 1 == 2

var nil = 7

func main() {
	var a int8 = "text"
	println(string(a), len("x"), true, nil)
	{
		string := func(n int) int { return n * 2 }
		int := 5
		println(string(int))
		type error struct{ code uint16 }
		e := error{3}
		println(e.code)
	}
	append := []float64{1.5}
	println(append[0])
	print, cap := "shadowed", 3
	println(print, cap)
	false := !true
	println(false)
	type any interface{ m() }
	_, ok := interface{}(a).(any)
	println(ok)
	iota, new, make, panic := 1, 2, 3, 4
	println(iota + new + make + panic)
	func(min, max, clear, copy int) {
		println(min + max + clear + copy)
	}(1, 2, 3, 4)
	byte := func(x rune) rune { return x + 1 }
	println(byte('a'))
	var uint struct{ float64, complex, real bool }
	println(uint.float64, uint.real)
}
