package main

// go 1.27

type big struct {
	p *int
	a [200]int
}

var sink any

func take(v any) int { return v.(big).a[0] + *v.(big).p } // ERROR "v does not escape"

func stays(n int) int {
	k := n
	return take(big{p: &k}) // ERROR "big{...} does not escape"
}

func leaves(n int) {
	k := n // ERROR "moved to heap: k"
	sink = big{p: &k} // ERROR "big{...} escapes to heap"
}

func param(p *int) int { // ERROR "p does not escape"
	var v any = big{p: p} // ERROR "big{...} does not escape"
	return v.(big).a[1]
}

func huge(a *[1 << 16]int) bool { // ERROR "a does not escape"
	var v any = *a // ERROR "*a does not escape"
	return v == nil
}

func main() {
	x := 1
	println(stays(3), param(&x), huge(new([1 << 16]int))) // ERROR "new([65536]int) escapes to heap"
	leaves(1)
}
