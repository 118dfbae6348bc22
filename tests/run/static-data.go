package main

type cfg struct {
	name string
	opts map[string]int
	list []*cfg
	fn   func(int) int
	arr  [3]any
}

var global = cfg{
	name: "root",
	opts: map[string]int{"a": 1},
	list: []*cfg{{name: "kid", arr: [3]any{1, "x", nil}}, &shared},
	fn:   double,
	arr:  [3]any{0: 2.5, 2: &shared},
}
var shared = cfg{name: "shared"}
var matrix = [2][2]int{{1, 2}, {3, 4}}
var table = []struct {
	in   string
	want int
}{{"a", 1}, {"bb", 2}}
var ptr = &matrix[1][0]
var iface interface{ M() int } = impl(7)
var nested = [][]string{{"x"}, {"y", "z"}}
var err error = oops{}
var lookup = [256]bool{'a': true, 'z': true}

type impl int
type oops struct{}

func (i impl) M() int      { return int(i) * 2 }
func (oops) Error() string { return "oops" }
func double(x int) int     { return x * 2 }

func main() {
	println(global.name, global.opts["a"], global.list[0].name, global.list[1].name, global.fn(21))
	println(global.list[0].arr[1].(string), global.arr[0].(float64), global.arr[2].(*cfg).name, global.arr[1] == nil)
	*ptr = 30
	println(matrix[1][0], table[1].want, iface.M(), nested[1][1], err.Error(), lookup['a'], lookup['b'])
	shared.name = "changed"
	println(global.list[1].name)
}
