package main

func words(s string) (n, longest int) {
	i := 0
outer:
	for i < len(s) {
		for s[i] == ' ' {
			if i++; i == len(s) {
				break outer
			}
		}
		start := i
		for ; i < len(s); i++ {
			if s[i] == ' ' {
				break
			}
		}
		n++
		longest = max(longest, i-start)
	}
	return
}

func main() {
	println(words(""))
	println(words("  "))
	println(words(" the quick  brown fox "))
rows:
	for i, r := range "aébc\xffd" {
		for j, q := range "xé" {
			switch {
			case r == q:
				println("same", i, j)
				continue rows
			case r == 0xfffd:
				println("bad", i)
				break rows
			}
		}
		println(i, r)
	}
	// The string is looked at once; assigning to the variables changes nothing for the loop.
	s := "xyz"
	for i, r := range s {
		s = "changed"
		print(i, r, " ")
		i, r = 10, 'q'
		_, _ = i, r
	}
	println(s)
	for i := range "éa" {
		print(i, " ")
	}
	for range "日本" {
		print("r")
	}
	println()
}
