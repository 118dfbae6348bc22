package main

func permute(s []int, f func([]int)) {
	var rec func(int)
	rec = func(k int) {
		if k == len(s) {
			f(s)
			return
		}
		for i := k; i < len(s); i++ {
			s[k], s[i] = s[i], s[k]
			rec(k + 1)
			s[k], s[i] = s[i], s[k]
		}
	}
	rec(0)
}

func subsets[T any](s []T, f func([]T)) {
	for m := 0; m < 1<<len(s); m++ {
		var sub []T
		for i := range s {
			if m>>i&1 == 1 {
				sub = append(sub, s[i])
			}
		}
		f(sub)
	}
}

func main() {
	n, h := 0, 0
	permute([]int{1, 2, 3, 4, 5}, func(p []int) {
		n++
		for _, v := range p {
			h = h*31 + v
			h %= 1000003
		}
	})
	println(n, h)
	total := 0
	subsets([]string{"a", "bb", "ccc"}, func(s []string) {
		for _, x := range s {
			total += len(x)
		}
	})
	println(total)
}
