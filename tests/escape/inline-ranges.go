// with inlining

package main

type S struct {
	f func() int
	p *S
}

func mk() func() int { return nil } // ERROR "can inline mk"

func c1(fs []func() int, i int) int  { return fs[i]() } // ERROR "can inline c1" "fs does not escape"
func c2(x any) int                   { return x.(func() int)() } // ERROR "can inline c2" "x does not escape"
func c3(p *func() int) int           { return (*p)() } // ERROR "can inline c3" "p does not escape"
func c4(m map[string]func() int) int { return m["a"]() } // ERROR "can inline c4" "m does not escape"
func c5(s *S) int                    { return s.p.f() } // ERROR "can inline c5" "s does not escape"
func c6(c chan func() int) int       { return (<-c)() } // ERROR "c does not escape" "can inline c6"
func c7() int                        { return mk()() } // ERROR "can inline c7" "inlining call to mk"
func c8() int                        { return (func() int)(mk())() } // ERROR "can inline c8" "inlining call to mk"
func c9(fs [3]func() int) int        { return fs[1]() } // ERROR "can inline c9" "fs does not escape"

func seq(yield func(int) bool)              { yield(1) } // ERROR "can inline seq" "yield does not escape"
func seq0(yield func() bool)                { yield() } // ERROR "can inline seq0" "yield does not escape"
func seqn(n int) func(yield func(int) bool) { return seq } // ERROR "can inline seqn"

type It struct{ n int }

func (it *It) All(yield func(int) bool) { yield(it.n) } // ERROR "can inline (*It).All" "it does not escape" "yield does not escape"

type Iter interface{ All(yield func(int) bool) }

func d1() { // ERROR "can inline d1"
	for range seq0 { // ERROR "can inline d1-range1" "inlining call to d1-range1" "inlining call to seq0"
	}
}
func d2() { // ERROR "can inline d2"
	for range seq { // ERROR "can inline d2-range1" "inlining call to d2-range1" "inlining call to seq"
	}
}
func d3() { // ERROR "can inline d3"
	for i := range seq { // ERROR "can inline d3-range1" "inlining call to d3-range1" "inlining call to seq"
		_ = i
	}
}
func d4(it *It) { // ERROR "can inline d4" "it does not escape"
	for range it.All { // ERROR "can inline d4-range1" "inlining call to (*It).All" "inlining call to d4-range1"
	}
}
func d5(it It) { // ERROR "can inline d5"
	for range it.All { // ERROR "can inline d5-range1" "inlining call to (*It).All" "inlining call to d5-range1"
	}
}
func d6(it Iter) { // ERROR "leaking param: it"
	for range it.All { // ERROR "can inline d6-range1" "func literal escapes to heap" "moved to heap: #state1"
	}
}
func d7(f func(func(int) bool)) { // ERROR "can inline d7" "f does not escape"
	for range f { // ERROR "can inline d7-range1" "func literal escapes to heap" "moved to heap: #state1"
	}
}
func d8(fs []func(func(int) bool)) { // ERROR "fs does not escape"
	for range fs[1] { // ERROR "can inline d8-range1" "func literal escapes to heap" "moved to heap: #state1"
	}
}
func d9() int { // ERROR "can inline d9"
	for i := range seq { // ERROR "can inline d9-range1" "inlining call to d9-range1" "inlining call to seq"
		return i
	}
	return 0
}
func d10() int { // ERROR "can inline d10"
	for i := range seq { // ERROR "can inline d10-range1" "func literal does not escape" "inlining call to d10-range1" "inlining call to seq" "inlining call to seqn"
		for j := range seqn(i) { // ERROR "can inline d10-range1-range1" "inlining call to d10-range1-range1" "inlining call to seq" "inlining call to seqn"
			if j > 3 {
				return i
			}
			if j > 4 {
				break
			}
		}
	}
	return 0
}
func d11() { // ERROR "can inline d11"
outer:
	for i := range seq { // ERROR "can inline d11-range1" "func literal does not escape" "inlining call to d11-range1" "inlining call to seq"
		for j := range seq { // ERROR "can inline d11-range1-range1" "inlining call to d11-range1-range1" "inlining call to seq"
			if j > i {
				break outer
			}
			if i > 3 {
				continue outer
			}
		}
	}
}
func d12() { // ERROR "can inline d12"
	for i := range seq { // ERROR "can inline d12-range1" "inlining call to d12-range1" "inlining call to seq"
		if i > 3 {
			goto end
		}
	}
end:
}
func d13() { // ERROR "can inline d13"
	for k := 0; k < 3; k++ {
		for i := range seq { // ERROR "can inline d13-range1" "inlining call to d13-range1" "inlining call to seq"
			if i > 3 {
				break
			}
			for j := 0; j < 3; j++ {
				if j == i {
					break
				}
			}
		}
	}
}
func d14() {
loop:
	for k := 0; k < 3; k++ {
		for i := range seq { // ERROR "can inline d14-range1" "inlining call to d14-range1" "inlining call to seq"
			if i > 3 {
				break loop
			}
			if i > 5 {
				continue loop
			}
		}
	}
}

func main() {} // ERROR "can inline main"
