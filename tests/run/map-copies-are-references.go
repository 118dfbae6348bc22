package main

type table map[string]int

func (t table) set(k string, v int) { t[k] = v }

func fill(m map[string]int) { m["filled"] = 1 }
func replace(m map[string]int) {
	m = map[string]int{}
	m["lost"] = 1
}
func assign(p *map[string]int) { *p = map[string]int{"new": 2} }

func main() {
	a := map[string]int{}
	b := a
	b["x"] = 1
	fill(a)
	replace(a)
	println(len(a), len(b), a["filled"])
	table(a).set("y", 2)
	println(b["y"], table(b)["x"])
	assign(&a)
	println(len(a), len(b), a["new"])
	s := struct{ m map[string]int }{b}
	t := s
	t.m["z"] = 3
	delete(s.m, "x")
	println(len(b), b["z"])
	arr := [2]map[string]int{b, b}
	arr[0]["w"] = 4
	println(arr[1]["w"], len(arr[1]))
	var i any = b
	i.(map[string]int)["v"] = 5
	println(b["v"])
	f := func() map[string]int { return b }
	f()["u"]++
	f()["u"] += 10
	println(b["u"])
	ch := make(chan map[string]int, 1)
	ch <- b
	(<-ch)["sent"] = 6
	println(b["sent"])
	nested := map[string]map[string]int{"b": b}
	nested["b"]["deep"] = 7
	clear(nested["b"])
	println(len(b), len(nested["b"]), b["deep"])
	type list []map[int]int
	l := make(list, 2)
	l[1] = map[int]int{1: 1}
	println(l[0] == nil, l[0][5], l[1][1])
}
