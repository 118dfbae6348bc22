package p

func pairs(yield func(int, string) bool) {}

func find(x int) (int, string) {
outer:
	for i, s := range pairs {
		for range pairs {
			if i > x {
				continue outer
			}
			break outer
		}
		defer println(s)
		if i == x {
			return i, s
		}
	}
	return -1, ""
}
