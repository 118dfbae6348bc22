package main

type graph struct {
	names []string
	index map[string]int
	edges [][]int
}
type cycle []string

func (c cycle) Error() string {
	s := "cycle:"
	for _, n := range c {
		s += " " + n
	}
	return s
}

func (g *graph) node(n string) int {
	if i, ok := g.index[n]; ok {
		return i
	}
	if g.index == nil {
		g.index = map[string]int{}
	}
	g.index[n] = len(g.names)
	g.names = append(g.names, n)
	g.edges = append(g.edges, nil)
	return len(g.names) - 1
}
func (g *graph) add(n string, deps ...string) *graph {
	i := g.node(n)
	for _, d := range deps {
		j := g.node(d)
		g.edges[i] = append(g.edges[i], j)
	}
	return g
}

func (g *graph) sorted() (order []string, err error) {
	const (
		fresh = iota
		open
		done
	)
	state := make([]uint8, len(g.names))
	var path []int
	var visit func(int)
	visit = func(i int) {
		switch state[i] {
		case done:
			return
		case open:
			var c cycle
			for k := len(path) - 1; ; k-- {
				c = append(cycle{g.names[path[k]]}, c...)
				if path[k] == i {
					panic(append(c, g.names[i]))
				}
			}
		}
		state[i] = open
		path = append(path, i)
		for _, d := range g.edges[i] {
			visit(d)
		}
		path = path[:len(path)-1]
		state[i] = done
		order = append(order, g.names[i])
	}
	defer func() {
		if e := recover(); e != nil {
			order, err = nil, e.(cycle)
		}
	}()
	for i := range g.names {
		visit(i)
	}
	return
}

func (g *graph) levels() (ls [][]string) {
	memo := map[int]int{}
	var level func(int) int
	level = func(i int) int {
		l, ok := memo[i]
		if !ok {
			for _, d := range g.edges[i] {
				l = max(l, level(d)+1)
			}
			memo[i] = l
		}
		return l
	}
	for i, n := range g.names {
		for l := level(i); len(ls) <= l; {
			ls = append(ls, nil)
		}
		ls[memo[i]] = append(ls[memo[i]], n)
	}
	return
}

func main() {
	g := new(graph)
	g.add("shirt", "tie", "belt").add("tie", "jacket").add("pants", "shoes", "belt").add("belt", "jacket").add("socks", "shoes").add("watch")
	order, err := g.sorted()
	for _, n := range order {
		print(n, " ")
	}
	println(err == nil)
	for i, l := range g.levels() {
		print(i, ":")
		for _, n := range l {
			print(" ", n)
		}
		print("; ")
	}
	println()
	g.add("jacket", "watch").add("watch", "pants")
	order, err = g.sorted()
	println(order == nil, err.Error())
	_, err = new(graph).add("self", "self").sorted()
	println(err.Error(), len(err.(cycle)))
}
