package main

func main() {
	a := [3]int{1, 2, 3}
	for i, v := range a { // a copy is walked
		a[2] = 10
		print(i, ":", v, " ")
	}
	println(a[2])
	b := [3]int{1, 2, 3}
	for i, v := range &b { // not a copy
		b[2] = 10
		print(i, ":", v, " ")
	}
	println()
	c := [3]int{1, 2, 3}
	for i, v := range c[:] { // nor here
		c[2] = 10
		print(i, ":", v, " ")
	}
	println()
	d := [3]int{1, 2, 3}
	for i := range d { // without values nothing is copied
		d[2] += d[i]
	}
	println(d[2])
	s := []int{1, 2, 3}
	for i, v := range s { // the length is that of the start
		s = append(s, v)
		s[2] = 30
		print(i, ":", v, " ")
	}
	println(len(s))
	var k int
	var at [4]int
	for k, at[k] = range []int{7, 8, 9} { // at[k] with the old k? the index is assigned first
		_ = k
	}
	println(k, at[0], at[1], at[2], at[3])
	nested := [2][2]int{{1, 2}, {3, 4}}
	for _, row := range nested {
		row[0] = 9
		nested[1] = [2]int{5, 6}
		print(row[0], row[1], " ")
	}
	println(nested[0][0])
}
