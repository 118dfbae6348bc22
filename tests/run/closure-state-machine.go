package main

type state func(byte) (state, bool)

func floats() state {
	var start, sign, digits, point, fraction state
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	start = func(c byte) (state, bool) {
		if c == '-' || c == '+' {
			return sign, false
		}
		return sign(c)
	}
	sign = func(c byte) (state, bool) {
		if isDigit(c) {
			return digits, true
		}
		return nil, false
	}
	digits = func(c byte) (state, bool) {
		switch {
		case isDigit(c):
			return digits, true
		case c == '.':
			return point, false
		}
		return nil, false
	}
	point = func(c byte) (state, bool) {
		if isDigit(c) {
			return fraction, true
		}
		return nil, false
	}
	fraction = point
	return start
}

func match(s string) bool {
	f, ok := floats(), false
	for i := 0; i < len(s) && f != nil; i++ {
		f, ok = f(s[i])
	}
	return f != nil && ok
}

func main() {
	for _, s := range []string{"1", "-12.5", "+", "", ".5", "3.", "0.0", "12a", "1.2.3", "--1"} {
		println("["+s+"]", match(s))
	}
}
