// Switches whose tag is a constant: the clause is chosen while compiling, unless a case is not constant or falls through.
package main

const two = 2

func called(s string) bool {
	println("called", s)
	return true
}

func number() string {
	switch two {
	case 1:
		return "one"
	default:
		return "default"
	case 2:
		return "two"
	case 3:
		return "three"
	}
}

func onlyDefault() string {
	switch "a" {
	case "b", "c":
		return "b"
	default:
		return "default"
	}
}

func none() string {
	switch 1.5 {
	case 1:
		return "one"
	case 2i * 1i:
		return "minus two"
	}
	return "none"
}

func fallsThrough() string {
	s := ""
	switch two {
	case 2:
		s += "two "
		fallthrough
	case 3:
		s += "three "
	default:
		s += "default"
	}
	return s
}

func notConstant(x int) string {
	switch two {
	case x:
		return "x"
	case 2:
		return "two"
	}
	return "none"
}

func noTag() string {
	switch {
	case false:
		return "false"
	case two > 1:
		return "more"
	case called("never"):
		return "called"
	}
	return "none"
}

func breaks() (s string) {
	for i := range 3 {
		switch x := "init"; 'a' {
		case 'b':
			s = "b"
		case 'a':
			if i == 1 {
				break
			}
			s += x
		}
	}
	return s
}

func closures() int {
	n := 0
	switch true {
	case true:
		func() { n++ }()
	case false:
		func() { n += 10 }()
	}
	return n
}

func main() {
	println(number(), onlyDefault(), none(), fallsThrough())
	println(notConstant(2), notConstant(3), noTag(), breaks(), closures())
	switch init := called("init"); two {
	case 3:
		println("three", init)
	}
}
