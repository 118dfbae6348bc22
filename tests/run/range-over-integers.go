package main

type small uint8
type day int

const n = 3

func limit() int { println("limit"); return 2 }

func main() {
	for i := range 3 {
		print(i, " ")
	}
	for range n {
		print(". ")
	}
	for i := range limit() {
		print(i, " ")
	}
	println()
	var s small = 255
	sum, count := 0, 0
	for i := range s {
		count++
		sum += int(i)
	}
	println(count, sum)
	for d := range day(2) {
		println(d, any(d).(day) == d)
	}
	neg := -5
	for range neg {
		println("never")
	}
	for range 0 {
		println("never")
	}
	k := 3
	for i := range k { // k is looked at once, i is a copy
		k = 10
		i *= 2
		print(i, " ")
	}
	println(k)
	var j int8
	for j = range 4 {
	}
	println(j)
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), f(), " ")
	}
	println()
	for i := range 'c' - 'a' {
		print(i, any(i).(rune), " ")
	}
	const big = 1 << 40
	for i := range int64(big) {
		if i == 2 {
			break
		}
	}
	println()
}
