package main

type point struct{ x, y int }

type account struct {
	name  string
	log   []string
	limit *int
}

func (a account) total() int            { return len(a.log) }
func (a account) with(s string) account { a.log = append(a.log, s); return a }

func main() {
	m := map[string]point{"a": {1, 2}, "b": {y: 5}}
	p := m["a"]
	p.x = 100
	println(m["a"].x, m["b"].x, m["b"].y, m["none"].y)
	m["a"] = p
	println(m["a"].x, m["a"] == point{100, 2})
	acc := map[int]account{}
	acc[1] = acc[1].with("first")
	acc[1] = acc[1].with("second")
	println(acc[1].total(), acc[2].total(), acc[1].log[1], acc[2].limit == nil)
	acc[1].log[0] = "changed" // the elements are not in the map
	println(acc[1].log[0])
	limit := 5
	acc[3] = account{limit: &limit}
	*acc[3].limit = 6
	println(limit)
	ptrs := map[string]*point{"p": {3, 4}}
	ptrs["p"].x++
	q := ptrs["p"]
	q.y = 9
	println(ptrs["p"].x, ptrs["p"].y)
	delete(ptrs, "p")
	println(q.x, ptrs["p"] == nil)
	// A value taken out is not followed when the map grows.
	v := m["b"]
	for i := 0; i < 100; i++ {
		m[string(rune('A'+i))] = point{i, i}
	}
	v.y++
	println(v.y, m["b"].y, m["Z"].x, len(m))
	big := map[int][200]byte{}
	big[1] = [200]byte{199: 7}
	c := big[1]
	c[199]++
	println(big[1][199], c[199], big[2][0])
}
