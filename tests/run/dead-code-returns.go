// Functions that return from behind conditions that are known.
package main

const off = false

func a() int {
	if off {
		return 1
	} else {
		return 2
	}
}
func b() int {
	for {
		if !off {
			return 3
		}
	}
}
func c() (r int) {
	defer func() { r++ }()
	if off {
		r = 5
		return
	}
	return 7
}
func d() int {
	switch {
	case !off:
		return 1
	default:
		return 2
	}
}
func e() int {
	switch off {
	case true:
		return 1
	case false:
		return 2
	}
	return 3
}
func f() int {
L:
	for {
		for {
			if !off {
				break L
			}
			return 9
		}
	}
	return 4
}
func g[T any](x T) int {
	if off {
		type U struct{ t T }
		var u U
		_ = u
		return 1
	}
	switch any(x).(type) {
	case int:
		return 2
	case string:
		if off {
			return 5
		}
		return 3
	}
	return 4
}
func h() func() int {
	if off {
		return nil
	}
	x := 1
	if off || x > 0 {
		return func() int { x++; return x }
	}
	return nil
}
func i() (x int) {
	if off {
		goto E
	}
	x = 3
	if !off {
		goto E
	}
	x = 4
E:
	return x
}
func j() int {
	goto A
B:
	return 1
A:
	if off {
		return 2
	}
	goto B
}
func main() { println(a(), b(), c(), d(), e(), f(), g(1), g("a"), g(1.5), h()(), i(), j()) }
