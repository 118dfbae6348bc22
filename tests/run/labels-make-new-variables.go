// Variables declared behind labels that gotos jump back to.
package main

func main() {
	i := 0
	var ps []*int
L:
	x := i
	ps = append(ps, &x)
	i++
	if i < 3 {
		goto L
	}
	for _, p := range ps {
		println(*p)
	}
	for i := 0; i < 2; i++ {
	M:
		y := i
		ps = append(ps, &y)
		if y == 0 && len(ps) < 6 {
			goto M
		}
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()
	goto F
F:
	{
		goto G
	G:
		z := 5
		ps = append(ps, &z)
	}
	println(*ps[len(ps)-1])
}
