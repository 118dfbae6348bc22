package main

type cell struct {
	v    int8
	name string
}

var board [3][4][2]cell

func at(i, j, k int) *cell { return &board[i][j][k] }

func main() {
	n := int8(0)
	for i := range board {
		for j := range board[i] {
			for k := range board[i][j] {
				board[i][j][k] = cell{n, string(rune('a' + n))}
				n++
			}
		}
	}
	println(at(2, 3, 1).v, at(1, 0, 1).name, board[0][3][0].name)
	row := board[1]
	plane := &board[2]
	row[0][0].v = 100
	plane[0][0].v = 101
	println(board[1][0][0].v, board[2][0][0].v, row[0][0].v)
	s := plane[1:3]
	s[0][1].name = "through a slice"
	println(board[2][1][1].name, len(s), cap(s), len(s[0]))
	board[0], board[1] = board[1], board[0]
	println(board[0][0][0].v, board[1][0][0].v)
	println(board[0] == row, board[2] == *plane, row == [4][2]cell{})
	i, j := 1, 2
	i, board[i][j], j = j, board[j][i], i
	println(board[1][2][0].name, board[1][2][1].name, i, j)
	var sum int
	for _, p := range board {
		for _, r := range p {
			for _, c := range r {
				sum += int(c.v)
			}
		}
	}
	println(sum, len(board)*len(board[0])*len(board[0][0]))
	clear(board[0][1:2])
	println(board[0][1][0].name == "", board[0][2][0].name)
}
