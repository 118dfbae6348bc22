package main

type board [16][16]bool

func (b *board) neighbours(x, y int) (n int) {
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			if (dx != 0 || dy != 0) && b[(x+dx+16)%16][(y+dy+16)%16] {
				n++
			}
		}
	}
	return
}

func (b board) step() (next board) {
	for x := range b {
		for y := range b[x] {
			n := b.neighbours(x, y)
			next[x][y] = n == 3 || n == 2 && b[x][y]
		}
	}
	return
}

func main() {
	var b board
	for _, p := range [][2]int{{1, 2}, {2, 3}, {3, 1}, {3, 2}, {3, 3}} {
		b[p[0]][p[1]] = true
	}
	start := b
	for i := 0; i < 64; i++ {
		b = b.step()
	}
	println(b == start)
	for _, row := range b[:5] {
		for _, c := range row[:6] {
			if c {
				print("#")
			} else {
				print(".")
			}
		}
		println()
	}
}
