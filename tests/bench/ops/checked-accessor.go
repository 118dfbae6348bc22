// ops: 48000000
package main

type board struct {
	rows          [][]uint8
	width, height int
}

func (b *board) at(x, y int) int {
	x = (x + b.width) % b.width
	y = (y + b.height) % b.height
	return int(b.rows[y][x])
}

func (b *board) around(x, y int) (sum int) {
	for dx := -1; dx < 2; dx++ {
		for dy := -1; dy < 2; dy++ {
			sum += b.at(x+dx, y+dy)
		}
	}
	return sum
}

func main() {
	b := &board{width: 200, height: 150}
	for y := range b.height {
		row := make([]uint8, b.width)
		for x := range row {
			row[x] = uint8(x * y)
		}
		b.rows = append(b.rows, row)
	}
	s := 0
	for range 178 {
		for y := range b.height {
			for x := range b.width {
				s += b.around(x, y)
			}
		}
	}
	println(s)
}
