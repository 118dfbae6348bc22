// Switches whose tag or cases are interfaces, with and without a tag.
package main

func pick(flag any) string {
	switch {
	case flag:
		return "held"
	default:
		return "not held"
	}
}

type B bool
type I interface{ M() }

func (b B) M()              {}
func e(s string, v any) any { println("eval", s); return v }
func main() {
	println(pick(true), pick(false), pick(1), pick(nil), pick(B(true)))
	var off, on any = false, true
	switch {
	case off:
		println("off")
	case on:
		println("on")
	}
	switch true {
	case off:
		println("off")
	case on:
		println("on")
	}
	switch false {
	case on:
		println("on")
	case off:
		println("off")
	}
	switch {
	case e("1", 1), e("2", nil), e("3", true), e("4", true):
		println("hit")
	default:
		println("miss")
	}
	x := 5
	switch x {
	case 3:
		println(3)
	case func() int { return 5 }():
		println("five")
	}
	var i any = 5
	switch i {
	case 4:
		println(4)
	case 5:
		println("five")
	}
	switch i {
	case "a":
		println(4)
	case int8(5):
		println("x")
	case nil:
		println("nil")
	default:
		println("default")
	}
	switch x {
	case i.(int):
		println("same")
	}
	switch 5 {
	case i:
		println("i5")
	}
	switch x {
	case i:
		println("xi")
	}
	switch B(true) {
	case on:
		println("no")
	case any(B(true)):
		println("yes")
	}
	var m I = B(true)
	switch {
	case any(m):
		println("no")
	default:
		println("no m")
	}
	switch m {
	case B(true):
		println("m B")
	}
	switch B(true) {
	case m:
		println("B m")
	}
	switch y := any(nil); y {
	case nil:
		println("nil")
	}
	switch func() bool { println("tag"); return true }() {
	case e("a", false):
		println("x")
	case e("b", true):
		println("y")
	}
	switch {
	case any(true):
		println("ct")
		fallthrough
	case off:
		println("ft")
	}
	switch {
	default:
		println("d")
	case off:
		println("o")
	}
	switch {
	case true:
		println("T")
	case on:
		println("O")
	}
	switch {
	case false:
		println("T")
	case on:
		println("O")
	}
	switch {
	case on:
		println("O")
	case true:
		println("T")
	}
}
