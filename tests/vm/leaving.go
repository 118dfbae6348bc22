package p

func grows(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

func showsCapacity(n int) (s []int, last int) {
	for i := range n {
		s = append(s, i)
		last = cap(s)
	}
	return
}

func leavesTwice(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	if n > 3 {
		return s
	}
	return s
}
