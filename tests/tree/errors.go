package p

func broken() {
	x := f(1, 2
	y = [3
	if x = 1 {
	}
	z := 08 + 0x
}

var ok = s[1:2:3](a.b, -c...)
