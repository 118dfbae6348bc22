package main

type pair struct {
	a int
	b string
}

type face interface{ id() int }
type one struct{ n int8 }
type two struct{ n int8 }

func (o one) id() int  { return int(o.n) }
func (t *two) id() int { return int(t.n) }

func main() {
	structs := map[pair]int{{1, "x"}: 1, {1, "y"}: 2}
	structs[pair{b: "x", a: 1}] += 10
	println(len(structs), structs[pair{1, "x"}], structs[pair{}])
	arrays := map[[2]string]int{{"a", "b"}: 1, {"ab", ""}: 2}
	println(arrays[[...]string{"ab", ""}], arrays[[2]string{"a"}])
	bools := map[bool]string{true: "t", false: "f"}
	println(bools[1 < 2], bools[len(arrays) > 2])
	t := &two{5}
	faces := map[face]string{one{5}: "one", t: "two", nil: "nil"}
	println(faces[one{5}], faces[t], faces[&two{5}] == "", faces[nil], len(faces))
	pointers := map[*int]int{nil: 1}
	p := new(int)
	pointers[p]++
	*p = 9
	println(pointers[p], pointers[nil], len(pointers))
	anys := map[any]int{1: 1, int8(1): 2, 1.0: 3, '1': 4, "1": 5, pair{1, "1"}: 6, [1]int{1}: 7, true: 8, nil: 9, one{1}: 10}
	println(len(anys), anys[int8(1)], anys[1.0], anys[[1]int{1}], anys[any(nil)], anys[one{1}], anys[two{1}], anys[uint(1)])
	chans := map[chan int]string{}
	c := make(chan int)
	chans[c] = "c"
	println(chans[c], chans[nil] == "", chans[make(chan int)] == "")
	empties := map[struct{}]int{{}: 1}
	empties[struct{}{}]++
	println(len(empties), empties[struct{}{}])
	blanks := map[struct {
		a int
		_ int
	}]int{}
	blanks[struct {
		a int
		_ int
	}{a: 1}]++
	println(len(blanks))
}
