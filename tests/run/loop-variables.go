package main

func main() {
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { print(i, " ") })
		i := i * 10
		fs = append(fs, func() { print(i, " ") })
	}
	for k, v := range []string{"a", "b"} {
		fs = append(fs, func() { print(k, v, " ") })
	}
	for _, f := range fs {
		f()
	}
	println()
	for i := 0; i < 5; i++ {
		f := func() { i++ }
		f()
		print(i, " ")
	}
	println()
	var ps []*int
	for i := range 3 {
		ps = append(ps, &i)
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()
	for i, p := 0, &ps[0]; i < 2; i++ {
		println(p == &ps[0])
	}
}
