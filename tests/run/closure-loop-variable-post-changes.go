package main

// Each iteration has its own variable; the copy to the next happens before the post statement.
func collect() (fs []func() int) {
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { i += 100; return i })
		if i%2 == 0 {
			i++
		}
	}
	return
}

func continued() {
	var ps []*int
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		ps = append(ps, &i, &j)
		if i == 1 {
			continue
		}
		i *= 1
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()
}

func changedThroughClosure() {
	n := 0
	for i := 0; i < 10; i++ {
		bump := func() { i += 2 }
		bump()
		n++
		print(i, " ")
	}
	println("iterations", n)
}

func conditionCaptures() {
	var last func() int
	for i := 0; func() bool { last = func() int { return i }; return i < 3 }(); i++ {
	}
	println("last", last())
}

func postCaptures() {
	var fs []func() int
	for i := 0; i < 3; func() { i++; fs = append(fs, func() int { return i }) }() {
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
}

func main() {
	for _, f := range collect() {
		print(f(), " ", f(), " ")
	}
	println()
	continued()
	changedThroughClosure()
	conditionCaptures()
	postCaptures()
}
