package main

type grid [9][9]uint8
type masks struct{ row, col, box [9]uint16 }
type solver struct {
	g     grid
	m     masks
	nodes int
}

func parse(s string) (g grid) {
	for i, c := range s {
		if c != '.' {
			g[i/9][i%9] = uint8(c - '0')
		}
	}
	return
}
func (s *solver) flip(r, c int, bit uint16) {
	s.m.row[r] ^= bit
	s.m.col[c] ^= bit
	s.m.box[r/3*3+c/3] ^= bit
}
func (s *solver) free(r, c int) uint16 {
	return 0x3fe &^ (s.m.row[r] | s.m.col[c] | s.m.box[r/3*3+c/3])
}
func count(m uint16) (n int) {
	for ; m != 0; m &= m - 1 {
		n++
	}
	return
}
func (s *solver) solve(found func(grid) bool) bool {
	s.nodes++
	br, bc, best := -1, -1, 10
	for r := range s.g {
		for c, v := range s.g[r] {
			if v == 0 {
				if n := count(s.free(r, c)); n < best {
					br, bc, best = r, c, n
				}
			}
		}
	}
	if br < 0 {
		return found(s.g)
	}
	for d := uint8(1); d <= 9; d++ {
		bit := uint16(1) << d
		if s.free(br, bc)&bit == 0 {
			continue
		}
		s.g[br][bc] = d
		s.flip(br, bc, bit)
		if !s.solve(found) {
			return false
		}
		s.flip(br, bc, bit)
		s.g[br][bc] = 0
	}
	return true
}
func solutions(g grid) func(func(grid) bool) {
	return func(yield func(grid) bool) {
		s := &solver{g: g}
		for r := range g {
			for c, v := range g[r] {
				if v != 0 {
					s.flip(r, c, 1<<v)
				}
			}
		}
		s.solve(yield)
	}
}

func main() {
	hard := parse("8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..")
	for g := range solutions(hard) {
		for _, row := range g {
			for _, v := range row {
				print(v)
			}
			print(" ")
		}
		println()
	}
	n := 0
	for g := range solutions(grid{}) {
		if n++; n == 3 {
			println(g[0][0], g[8][8], g != grid{})
			break
		}
	}
	n = 0
	for range solutions(parse("12345678.........9")) {
		n++
	}
	println(n)
}
