package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sort"
	"unsafe"
)

// What modules take from package runtime by its names.

//go:linkname mallocgc runtime.mallocgc
func mallocgc(size uintptr, typ unsafe.Pointer, needzero bool) unsafe.Pointer

//go:linkname growslice runtime.growslice
func growslice(old unsafe.Pointer, newLen, oldCap, num int, typ unsafe.Pointer) []string

//go:linkname makemap runtime.makemap
func makemap(t unsafe.Pointer, hint int, m unsafe.Pointer) unsafe.Pointer

//go:linkname mapassign runtime.mapassign
func mapassign(t, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapaccess2 runtime.mapaccess2
func mapaccess2(t, m, key unsafe.Pointer) (unsafe.Pointer, bool)

//go:linkname mapaccess2_faststr runtime.mapaccess2_faststr
func mapaccess2_faststr(t, m unsafe.Pointer, key string) (unsafe.Pointer, bool)

//go:linkname mapassign_faststr runtime.mapassign_faststr
func mapassign_faststr(t, m unsafe.Pointer, key string) unsafe.Pointer

//go:linkname mapassign_fast32ptr runtime.mapassign_fast32ptr
func mapassign_fast32ptr(t, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapassign_fast64 runtime.mapassign_fast64
func mapassign_fast64(t, m unsafe.Pointer, key uint64) unsafe.Pointer

type hiter struct {
	key, elem unsafe.Pointer
	t         unsafe.Pointer
	rest      [9]unsafe.Pointer
}

//go:linkname mapiterinit runtime.mapiterinit
func mapiterinit(t, m unsafe.Pointer, it *hiter)

//go:linkname mapiternext reflect.mapiternext
func mapiternext(it *hiter)

//go:linkname strhash runtime.strhash
func strhash(p unsafe.Pointer, seed uintptr) uintptr

//go:linkname memhash runtime.memhash
func memhash(p unsafe.Pointer, seed, n uintptr) uintptr

//go:linkname nilinterhash runtime.nilinterhash
func nilinterhash(p unsafe.Pointer, seed uintptr) uintptr

//go:linkname memequal runtime.memequal
func memequal(a, b unsafe.Pointer, n uintptr) bool

//go:linkname memmove runtime.memmove
func memmove(to, from unsafe.Pointer, n uintptr)

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(t, to, from unsafe.Pointer)

//go:linkname fastrandn runtime.fastrandn
func fastrandn(n uint32) uint32

//go:linkname procPin runtime.procPin
func procPin() int

//go:linkname procUnpin runtime.procUnpin
func procUnpin()

//go:linkname procyield runtime.procyield
func procyield(cycles uint32)

//go:linkname nanotime runtime.nanotime
func nanotime() int64

//go:linkname noescape runtime.noescape
func noescape(p unsafe.Pointer) unsafe.Pointer

//go:linkname heapObjectsCanMove runtime.heapObjectsCanMove
func heapObjectsCanMove() bool

//go:linkname gostring runtime.gostring
func gostring(p *byte) string

//go:linkname getAuxv runtime.getAuxv
func getAuxv() []uintptr

type words struct{ typ, data unsafe.Pointer }

func typeOf(v any) unsafe.Pointer {
	return (*words)(unsafe.Pointer(&v)).typ
}

type pair struct {
	name string
	next *pair
}

func allocation() {
	t := typeOf(pair{})
	p := (*[3]pair)(mallocgc(3*unsafe.Sizeof(pair{}), t, true))
	for i := range p {
		p[i].next = &pair{name: fmt.Sprint("pair ", i)}
	}
	for range 3 {
		runtime.GC()
		_ = make([]pair, 1000)
	}
	fmt.Println(p[0].next.name, p[2].next.name, p[1].name == "")
	raw := unsafe.Slice((*byte)(mallocgc(100, nil, true)), 100)
	fmt.Println(raw[0], raw[99])
	old := []string{"a", "b"}
	s := growslice(unsafe.Pointer(&old[0]), 5, 2, 3, typeOf(""))
	fmt.Println(len(s), cap(s) >= 5, s[:2])
}

func walk(m map[string]int) {
	var it hiter
	mapiterinit(typeOf(m), *(*unsafe.Pointer)(unsafe.Pointer(&m)), &it)
	var keys []string
	for ; it.key != nil; mapiternext(&it) {
		keys = append(keys, fmt.Sprint(*(*string)(it.key), *(*int)(it.elem)))
	}
	sort.Strings(keys)
	fmt.Println(len(m), keys, it.t != nil)
}

func maps() {
	var m map[string]int
	walk(m)
	t := typeOf(m)
	p := makemap(t, 4, nil)
	key := "one"
	*(*int)(mapassign(t, p, unsafe.Pointer(&key))) = 1
	for i := range 20 {
		*(*int)(mapassign_faststr(t, p, fmt.Sprint("k", i))) = i
	}
	m = *(*map[string]int)(unsafe.Pointer(&p))
	walk(m)
	v, ok := mapaccess2(t, p, unsafe.Pointer(&key))
	fmt.Println(*(*int)(v), ok)
	v, ok = mapaccess2_faststr(t, p, "none")
	fmt.Println(*(*int)(v), ok)
	fmt.Println(reflect.ValueOf(m).Len())
}

// What is called for keys of the kinds that Go's compiler has functions of their own for.
func fastMaps() {
	byNumber := map[uint64]string{}
	t, small := typeOf(byNumber), *(*unsafe.Pointer)(unsafe.Pointer(&byNumber))
	for i := range uint64(20) {
		*(*string)(mapassign_fast64(t, small, i)) = fmt.Sprint("v", i)
	}
	fmt.Println(len(byNumber), byNumber[2], byNumber[19])
	if false { // where pointers have 32 bits
		mapassign_fast32ptr(nil, nil, nil)
	}
}

func hashes() {
	a, b := "some text", string([]byte("some text"))
	fmt.Println(strhash(unsafe.Pointer(&a), 7) == strhash(unsafe.Pointer(&b), 7))
	fmt.Println(memhash(unsafe.Pointer(unsafe.StringData(a)), 7, 9) == memhash(unsafe.Pointer(unsafe.StringData(b)), 7, 9))
	fmt.Println(strhash(unsafe.Pointer(&a), 7) == strhash(unsafe.Pointer(&b), 8))
	var x, y any = a, b
	fmt.Println(nilinterhash(unsafe.Pointer(&x), 1) == nilinterhash(unsafe.Pointer(&y), 1))
	fmt.Println(memequal(unsafe.Pointer(unsafe.StringData(a)), unsafe.Pointer(unsafe.StringData(b)), 9))
}

func rest() {
	var to, from = [4]int{}, [4]int{1, 2, 3, 4}
	memmove(unsafe.Pointer(&to[1]), unsafe.Pointer(&from[0]), 16)
	fmt.Println(to)
	var p, q = pair{}, pair{name: "q"}
	typedmemmove(typeOf(p), unsafe.Pointer(&p), unsafe.Pointer(&q))
	fmt.Println(p.name)
	for range 100 {
		if fastrandn(5) >= 5 {
			fmt.Println("too large")
		}
	}
	id := procPin()
	procyield(10)
	procUnpin()
	fmt.Println(id >= 0, id < runtime.GOMAXPROCS(0), nanotime() > 0)
	fmt.Println(heapObjectsCanMove(), noescape(unsafe.Pointer(&to)) == unsafe.Pointer(&to))
	fmt.Printf("%q\n", gostring(&[]byte("to here\000not here")[0]))
	aux := getAuxv()
	const pageSize = 6
	for i := 0; i+1 < len(aux); i += 2 {
		if aux[i] == pageSize {
			fmt.Println("page", aux[i+1])
		}
	}
}

func main() {
	allocation()
	maps()
	fastMaps()
	hashes()
	rest()
}
