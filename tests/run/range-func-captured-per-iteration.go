package main

func count(n int) func(func(int, *int) bool) {
	return func(yield func(int, *int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i, &i) {
				return
			}
		}
	}
}

func main() {
	var fs []func() int
	var ps []*int
	total := 0
	for i, p := range count(6) {
		ps = append(ps, &i)
		local := i * 10
		fs = append(fs, func() int { i++; local++; total++; return i*1000 + local })
		if i == 2 {
			*p = 3
		}
	}
	for _, f := range fs {
		print(f(), " ")
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println(fs[0](), *ps[0], total)
	var next func() (int, bool)
	for i := range count(3) {
		prev := next
		next = func() (int, bool) {
			if prev != nil {
				v, _ := prev()
				return v*10 + i, true
			}
			return i, false
		}
	}
	println(next())
	seen := map[*int]bool{}
	for i := range count(4) {
		seen[&i] = true
		go func() { i = -1 }()
	}
	println(len(seen))
}
