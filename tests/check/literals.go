package p

type P struct{ x, y int }
type E struct {
	P
	z int
}
type Ptr struct{ w int }
type Left struct{ q, v int }
type Right struct{ q int }
type Deep struct {
	E
	*Ptr
	Left
	Right
}

func (E) m() {}

type Arr [2]int

var (
	_ = P{1, 2}
	_ = P{1} // ERROR "too few values in struct literal of type P"
	_ = P{1, 2, 3} // ERROR "too many values in struct literal of type P"
	_ = P{x: 1}
	_ = P{x: 1, 2} // ERROR "mixture of field:value and value elements in struct literal"
	_ = P{1, y: 2} // ERROR "mixture of field:value and value elements in struct literal"
	_ = P{x: 1, x: 2} // ERROR "duplicate field name x in struct literal"
	_ = P{z: 1} // ERROR "unknown field z in struct literal of type P"
	_ = P{X: 1} // ERROR "unknown field X in struct literal of type P, but does have x"
	_ = P{"a", 2} // ERROR `cannot use "a" \(untyped string constant\) as int value in struct literal`
	_ = P{1: 1} // ERROR "invalid field name 1 in struct literal"
	_ = E{x: 1}
	_ = E{z: 1, y: 1, x: 1, y: 2} // ERROR "duplicate field name y in struct literal"
	_ = E{x: 1, P: P{}} // ERROR "cannot specify embedded field P and enclosed promoted field x"
	_ = E{P: P{}, y: 1} // ERROR "cannot specify promoted field y and enclosing embedded field P"
	_ = Deep{x: 1, P: P{}} // ERROR "cannot specify embedded field P and enclosed promoted field x"
	_ = Deep{y: 1, x: 1, E: E{}} // ERROR "cannot specify embedded field E and enclosed promoted field x"
	_ = Deep{w: 1} // ERROR "invalid implicit pointer indirection to reach w"
	_ = Deep{m: nil} // ERROR "m is not a field"
	_ = Deep{X: 1} // ERROR "unknown field X in struct literal of type Deep, but does have x"
	_ = Deep{q: 1} // ERROR "unknown field q in struct literal of type Deep"
	_ = Deep{Ptr: nil, v: 1}
	_ = E{P: P{}, z: 1}
	_ = E{P{1, 2}, 3}
	_ = []int{1, 2, "a"} // ERROR `cannot use "a" \(untyped string constant\) as int value in array or slice literal`
	_ = []int{5: 1, 2, 5: 3} // ERROR "duplicate index 5 in array or slice literal"
	_ = []int{-1: 0} // ERROR "invalid argument: index -1 \(constant of type int\) must not be negative"
	_ = []int{"a": 0} // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = []int{1.0: 0, 1.5: 0} // ERROR "1\.5 \(untyped float constant\) truncated to int"
	_ = [2]int{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = [2]int{2: 1} // ERROR "invalid argument: index 2 out of bounds \[0:2\]"
	_ = [...]int{3: 1}
	_ = Arr{1, 2, 3} // ERROR "index 2 is out of bounds \(>= 2\)"
	_ = map[string]int{"a": 1, "a": 2} // ERROR `duplicate key "a" in map literal`
	_ = map[string]int{1: 1} // ERROR "cannot use 1 \(untyped int constant\) as string value in map literal"
	_ = map[string]int{"a"} // ERROR "missing key in map literal"
	_ = map[string]int{"a": "b"} // ERROR `cannot use "b" \(untyped string constant\) as int value in map literal`
	_ = map[interface{}]int{1: 1, "1": 2, 1.0: 3, 1: 4} // ERROR "duplicate key 1 in map literal"
	_ = map[float64]int{1: 1, 1.0: 2} // ERROR "duplicate key 1 in map literal"
	_ = []P{{1, 2}, {x: 1}, {1}} // ERROR "too few values in struct literal of type P"
	_ = []*P{{1, 2}, &P{1, 2}, P{}} // ERROR "cannot use P\{\} \(value of struct type P\) as \*P value in array or slice literal"
	_ = map[P]P{{1, 2}: {3, 4}}
	_ = int{} // ERROR "invalid composite literal type int"
	_ = []int{{1}} // ERROR "invalid composite literal element type int"
	_ = [][]int{{1}, {"a"}} // ERROR `cannot use "a" \(untyped string constant\) as int value in array or slice literal`
	_ = struct{ a int }{b: 1} // ERROR "unknown field b in struct literal of type struct\{a int\}"
	_ = undefinedType{1} // ERROR "undefined: undefinedType"
	_ = [len(v)]int{} // ERROR "array length len\(v\) \(value of type int\) must be constant"
	_ = [-1]int{} // ERROR "invalid array length -1 \(untyped int constant\)"
	_ = ['a']int{}
	_ = [1.5]int{} // ERROR "array length 1\.5 \(untyped float constant\) must be integer"
)

var v = "x"
var w = func() int { return "a" } // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement`

func beyondInt() {
	_ = [...]int{9223372036854775807: 1}           // ERROR "array index 9223372036854775807 out of bounds \[0:0\]"
	_ = [...]struct{}{1<<63 - 1: {}}               // ERROR "array index 9223372036854775807 out of bounds \[0:0\]"
	_ = [...]int{9223372036854775806: 1, 2}        // ERROR "array index 9223372036854775807 out of bounds \[0:9223372036854775807\]"
	_ = []struct{}{5: {}, 9223372036854775807: {}} // ERROR "array index 9223372036854775807 out of bounds \[0:6\]"
	_ = []struct{}{9223372036854775807: {}, {}}    // ERROR "array index 9223372036854775807 out of bounds \[0:0\]"
	_ = [...]struct{}{9223372036854775806: {}}
}
