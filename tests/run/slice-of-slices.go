package main

func main() {
	rows := make([][]int, 3)
	for i := range rows {
		rows[i] = make([]int, i+1)
		for j := range rows[i] {
			rows[i][j] = i * j
		}
	}
	println(len(rows[2]), rows[2][2], rows[0] != nil)
	// Copies of headers share the elements, not the lengths.
	r := rows[2]
	r = append(r[:1], 7)
	println(rows[2][1], len(rows[2]), len(r))
	rows[0], rows[2] = rows[2], rows[0]
	println(len(rows[0]), len(rows[2]))
	for _, row := range rows {
		row[0] = 5
		row = append(row, 1)
		_ = row
	}
	println(rows[1][0], len(rows[1]))
	p := &rows[1]
	*p = append(*p, 8, 9)
	println(len(rows[1]), (*p)[3])
	q := &rows[1][0]
	rows[1] = append(rows[1], make([]int, 100)...)
	*q = -1
	println(rows[1][0], *q)
	var deep [][][]string
	deep = append(deep, [][]string{{"a"}, nil})
	deep[0][1] = append(deep[0][1], "b", "c")
	deep[0] = append(deep[0], deep[0][1][1:])
	println(len(deep[0]), deep[0][2][0])
	flat := make([]int, 6)
	view := [][]int{flat[:3], flat[3:]}
	view[1][0] = 4
	view[0] = append(view[0], 6)
	println(flat[3], view[1][0])
}
