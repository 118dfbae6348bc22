package main

type color int

const (
	red color = iota
	green
	blue
)

func (c color) String() string {
	switch c {
	case red:
		return "red"
	case green:
		return "green"
	}
	return "color?"
}

func grade(n int) byte {
	switch {
	case n >= 90:
		return 'A'
	case n >= 80:
		return 'B'
	default:
		return 'F'
	}
}

func sparse(n int) int {
	switch n {
	case 1, 3, 5, 7, 9:
		return 1
	case 100:
		return 2
	case 1000, 1 << 40:
		return 3
	case -5:
		return 4
	}
	return 0
}

func dynamic(x any, y int) string {
	switch x {
	case y:
		return "y"
	case "s":
		return "s"
	case nil:
		return "nil"
	case 2.5:
		return "float"
	}
	return "none"
}

func duff(n int) (r int) {
	switch n {
	case 3:
		r++
		fallthrough
	case 2:
		r++
		fallthrough
	case 1:
		r++
	default:
		r = -1
	}
	return
}

func main() {
	println(red.String(), blue.String(), grade(95), grade(85), grade(1))
	for _, n := range []int{1, 9, 2, 100, 1000, 1 << 40, -5, 0} {
		print(sparse(n), " ")
	}
	println()
	println(dynamic(3, 3), dynamic("s", 0), dynamic(nil, 0), dynamic(2.5, 0), dynamic(int8(3), 3))
	println(duff(3), duff(1), duff(0))
	switch {
	}
	switch x := 5; {
	case x > 3:
		println("big")
	}
	switch f := 1.5; f {
	case 1.5:
		println("float case")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		println("array case")
	}
	switch b := true; b {
	case false:
	case true:
		println("bool case")
	}
}
