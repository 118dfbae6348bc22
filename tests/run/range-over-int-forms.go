package main

type small int8
type weekday uint

func calls() int { print("once "); return 3 }

func main() {
	for i := range 3 {
		print(i, " ")
	}
	for range 2 {
		print("x ")
	}
	for i := range calls() {
		print(i, " ")
	}
	println()
	n := 4
	for i := range n {
		n = 10
		i *= 2
		print(i, " ")
	}
	println(n)
	for i := range -5 {
		print("never", i)
	}
	for i := range small(3) {
		var s small = i
		print(s, " ")
	}
	var days weekday = 2
	for d := range days {
		_ = weekday(d)
		print(d, " ")
	}
	println()
	var last uint8
	count := 0
	for last = range uint8(255) {
		count++
	}
	println(last, count)
	for last = range 7 {
	}
	println(last)
	var i8 int8 = -1
	for i8 = range 0 {
	}
	println(i8)
	const big = 1 << 40
	for i := range int64(big) {
		if i == 2 {
			println("broke at", i)
			break
		}
	}
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { i += 5; return i })
		if i == 1 {
			i = 50
		}
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
outer:
	for i := range 5 {
		for j := range i {
			if j == 2 {
				continue outer
			}
			if i == 4 {
				break outer
			}
			print(i, j, " ")
		}
	}
	println()
	r := 'a'
	for c := range r {
		if c == r-1 {
			println(string(c))
		}
	}
}
