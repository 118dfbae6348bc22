package p

// What initialises package variables: gc says nothing of what is data, nor of the value of a variable named _ without effects.

type closer interface{ Close() }
type file struct {
	fd   int
	next *file
}

func (f *file) Close() {} // ERROR "f does not escape"
func open(n int) int   { return n }

var _ closer = new(file)
var _ closer = &file{}
var _ = []any{&file{}, open}
var _ = map[string]*file{"a": {}}
var _ = make(map[int]int)
var _ = make([]int, 5) // ERROR "make([]int, 5) does not escape"
var _ = make(map[int]int, 5) // ERROR "make(map[int]int, 5) does not escape"
var _ = []*file{{open(1), nil}}

var (
	kept  closer = new(file) // ERROR "new(file) escapes to heap"
	data  closer = &file{1, &file{open(2), nil}}
	boxes        = []any{1, "x", open(3), file{open(4), &file{}}, &file{open(5), nil}, func() int { return 1 }}
	table        = map[string]*file{"a": {1, nil}, "b": {open(6), nil}} // ERROR "&file{...} escapes to heap" "map[string]*file{...} escapes to heap"
	bytes        = []byte("text")
	text         = string([]byte{byte(open(7))}) // ERROR "[]byte{...} does not escape" "string([]byte{...}) escapes to heap"
	logic        = []any{open(8) > 1 && open(9) > 2, &file{}, []int{1, 2, open(10)}}
	arg          = use(&file{}, open(11), []int{1}) // ERROR "&file{} does not escape" "... argument does not escape" "[]int{...} does not escape" "open(11) does not escape"
	inner        = []int{1, 2, 3}[1:open(2)] // ERROR "[]int{...} escapes to heap"
	named        = interface{ Close() }(closer(&file{fd: open(12)}))
	zero         = interface{}(struct{}{})
	bound        = kept.Close // ERROR "kept.Close escapes to heap"
	again        = data
	fns          = [...]func(){(&file{}).Close, kept.Close, func() {}} // ERROR "&file{} escapes to heap" "(&file{}).Close escapes to heap" "kept.Close escapes to heap"
)

func use(c closer, x ...any) int { return len(x) } // ERROR "c does not escape" "x does not escape"
