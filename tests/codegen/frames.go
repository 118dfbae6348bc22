// How large frames are: "frame N" in a function's comment is the most it may take on x86-64, saved registers included.
// What Go 1.26.8 takes stands beside it.
package main

type vec struct{ x, y, z, w, v float64 }

//go:noinline
func mk(i int) vec { return vec{float64(i), 1, 2, 3, 4} }

//go:noinline
func add(a, b vec) vec { return vec{a.x + b.x, a.y + b.y, a.z + b.z, a.w + b.w, a.v + b.v} }

// frame 304 (Go: 272)
//
//go:noinline
func nestedCalls(n int) float64 {
	s := 0.0
	s += add(mk(n), mk(n+1)).x
	s += add(mk(n+2), mk(n+3)).y
	s += add(mk(n+4), add(mk(n+5), mk(n+6))).z
	s += add(add(mk(n), mk(n+9)), mk(n+1)).w
	return s
}

type big struct {
	name string
	val  [12]int
	next *big
}

//go:noinline
func get(i int) big { return big{"x", [12]int{i}, nil} }

//go:noinline
func take(a, b big) int { return a.val[0] + b.val[1] }

// frame 536 (Go: 536)
//
//go:noinline
func largeArguments(n int) int {
	t := take(get(n), get(n+1))
	t += take(get(n+2), get(n+3))
	for i := 0; i < n; i++ {
		t += take(get(i), get(i+1))
		if b := get(i); b.next != nil {
			t++
		}
		switch get(i).name {
		case "x":
			t += take(get(i), get(t))
		}
	}
	return t
}

func main() {
	println(nestedCalls(3), largeArguments(4))
}
