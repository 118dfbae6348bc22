package main

func trace(s string, v int) int { print(s, " "); return v }

var arr [5]int

func idx(i int) int { print("i", i, " "); return i }
func val(v int) int { print("v", v, " "); return v }
func two() (int, int) {
	print("two ")
	return 3, 4
}
func sl() []int       { print("sl "); return arr[:] }
func mp() map[int]int { print("mp "); return map[int]int{} }

type T struct{ n int }

func (t T) add(x int) T { print("add", x, " "); return T{t.n + x} }

func main() {
	println(trace("a", 1) + trace("b", 2)*trace("c", 3))
	arr[idx(0)], arr[idx(1)] = val(10), val(20)
	println(arr[0], arr[1])
	sl()[idx(2)] = val(5)
	println()
	mp()[idx(1)] = val(2)
	println()
	i := 0
	i, arr[i] = 1, 99
	println(i, arr[0])
	a, b := 1, 2
	a, b = b, a
	println(a, b)
	arr[0], arr[1] = two()
	println(arr[0], arr[1])
	println(T{1}.add(val(2)).add(val(3)).n)
	f := func() func(int, int) int {
		print("f ")
		return func(a, b int) int { return a + b }
	}
	println(f()(val(1), val(2)))
	x := []int{1, 2, 3}
	j := 0
	j, x[j] = 2, 50
	x[0], x[1], x[2] = x[2], x[0], x[1]
	println(x[0], x[1], x[2], j)
	_ = trace("l", 0) == 1 && trace("r", 1) == 1
	_ = trace("l", 1) == 1 || trace("r", 1) == 1
	println()
	m := map[string]int{}
	m["a"], m["b"] = len(m), len(m)
	println(m["a"], m["b"], len(m))
	var p *T
	defer func() { println("recovered", recover() != nil) }()
	arr[idx(3)], p.n = val(7), val(8)
}
