package main

func find(grid [][]int, want int) (int, int) {
	for i, row := range grid {
		for j, v := range row {
			if v == want {
				return i, j
			}
		}
	}
	return -1, -1
}

func machine(s string) (n int) {
	i := 0
start:
	if i >= len(s) {
		goto end
	}
	switch s[i] {
	case 'a':
		n++
	case 'b':
		i++
		goto skip
	}
	i++
	goto start
skip:
	i++
	goto start
end:
	return
}

func main() {
	println(find([][]int{{1, 2}, {3, 4}}, 3))
	println(machine("aabaab"))
L:
	for i := 0; ; i++ {
		switch {
		case i > 5:
			break L
		case i%2 == 0:
			continue L
		}
		select {
		default:
			if i == 3 {
				continue L
			}
		}
		print(i, " ")
	}
	println()
}
