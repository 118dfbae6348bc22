package main

// Conway's game of life on a torus: slices of bytes, index arithmetic, two boards in turn.

type board struct {
	w, h  int
	cells []byte
}

func newBoard(w, h int) *board { return &board{w, h, make([]byte, w*h)} }

func (b *board) at(x, y int) int {
	return int(b.cells[(y+b.h)%b.h*b.w+(x+b.w)%b.w])
}

func (b *board) next(out *board) {
	for y := 0; y < b.h; y++ {
		for x := 0; x < b.w; x++ {
			n := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if dx != 0 || dy != 0 {
						n += b.at(x+dx, y+dy)
					}
				}
			}
			alive := byte(0)
			if n == 3 || n == 2 && b.at(x, y) == 1 {
				alive = 1
			}
			out.cells[y*b.w+x] = alive
		}
	}
}

func main() {
	a, b := newBoard(200, 160), newBoard(200, 160)
	seed := uint32(7)
	for i := range a.cells {
		seed = seed*1664525 + 1013904223
		a.cells[i] = byte(seed >> 31)
	}
	for i := 0; i < 120; i++ {
		a.next(b)
		a, b = b, a
	}
	n := 0
	for _, c := range a.cells {
		n += int(c)
	}
	println(n)
}
