package main

type point struct{ x, y int }
type names []string

func main() {
	a := map[string]map[string][]int{"x": {"y": {1, 2}, "z": nil}, "w": {}}
	println(len(a), len(a["x"]), a["x"]["y"][1], a["x"]["z"] == nil, a["w"] == nil, a["v"] == nil)
	b := map[point][]point{{1, 2}: {{3, 4}, {5, 6}}, {}: nil}
	println(b[point{1, 2}][1].x, len(b[point{}]))
	c := map[[2]int]*point{{1, 2}: {3, 4}, {}: &point{y: 1}}
	println(c[[2]int{1, 2}].y, c[[2]int{}].y)
	d := []map[int]string{{1: "one"}, nil, {}}
	println(d[0][1], d[1] == nil, d[2] == nil)
	e := [...]map[string]names{2: {"k": {"v"}}}
	println(len(e), e[2]["k"][0])
	f := map[string]struct {
		n int
		s []string
	}{"a": {1, []string{"z"}}, "b": {n: 2}}
	println(f["a"].s[0], f["b"].n)
	g := map[any]any{1: "one", "two": 2, point{1, 1}: []int{3}, nil: nil}
	println(len(g), g[1].(string), g[point{1, 1}].([]int)[0], g[nil] == nil)
	h := map[*point]int{{1, 2}: 1, {1, 2}: 2}
	println(len(h))
	i := map[string]func(int) int{"double": func(x int) int { return 2 * x }}
	println(i["double"](4), i["none"] == nil)
	j := &map[int]int{1: 2}
	(*j)[3] = 4
	println(len(*j))
	k, v := 1, "dyn"
	l := map[int]string{k: v, k + 1: v + "!", 1 << 3: "c"}
	println(l[1], l[2], l[8])
	big := map[int]int{0: 0, 1: 1, 2: 4, 3: 9, 4: 16, 5: 25, 6: 36, 7: 49, 8: 64, 9: 81, 10: 100, 11: 121, 12: 144, 13: 169, 14: 196, 15: 225, 16: 256, 17: 289, 18: 324, 19: 361, 20: 400, 21: 441, 22: 484, 23: 529, 24: 576, 25: 625, 26: 676}
	sum := 0
	for k, v := range big {
		sum += v - k*k + 1
	}
	println(sum)
}
