package runtime

import (
	"internal/abi"
	"internal/runtime/maps"
	"unsafe"
)

// What published modules take from Go's package runtime by linkname, and Go therefore keeps: allocation, maps, hashes,
// random numbers, the processor a goroutine stays on. Names, arguments and results are Go's.

func mallocgc(size uintptr, t *abi.Type, zero bool) unsafe.Pointer {
	if t != nil && t.Size_ != 0 {
		n := int(size / t.Size_)
		return makeSlice(t, n, n)
	}
	p, room := rawBytes(int(size))
	if zero {
		fill(unsafe.Pointer(p), 0, uintptr(room))
	}
	return unsafe.Pointer(p)
}

func newobject(t *abi.Type) unsafe.Pointer {
	return newObject(t)
}

func newarray(t *abi.Type, n int) unsafe.Pointer {
	return makeSlice(t, n, n)
}

func makeslice(t *abi.Type, n, c int) unsafe.Pointer {
	return makeSlice(t, n, c)
}

func growslice(old unsafe.Pointer, n, oldCap, added int, t *abi.Type) slice {
	p, c := growSlice(old, n, oldCap, added, t)
	return slice{p, n, c}
}

func convT64(v uint64) unsafe.Pointer {
	p := new(uint64)
	*p = v
	return unsafe.Pointer(p)
}

func convTstring(v string) unsafe.Pointer {
	p := new(string)
	*p = v
	return unsafe.Pointer(p)
}

func convTslice(v []byte) unsafe.Pointer {
	p := new([]byte)
	*p = v
	return unsafe.Pointer(p)
}

// ---- memory ----

func memmove(to, from unsafe.Pointer, n uintptr) {
	move(to, from, n)
}

func memclrNoHeapPointers(p unsafe.Pointer, n uintptr) {
	fill(p, 0, n)
}

func memclrHasPointers(p unsafe.Pointer, n uintptr) {
	fill(p, 0, n)
}

func memequal(a, b unsafe.Pointer, n uintptr) bool {
	return unsafe.String((*byte)(a), n) == unsafe.String((*byte)(b), n)
}

func typedmemmove(t *abi.Type, to, from unsafe.Pointer) {
	typedMove(t, to, from)
}

func typedmemclr(t *abi.Type, p unsafe.Pointer) {
	fill(p, 0, t.Size_)
}

func typedslicecopy(t *abi.Type, to unsafe.Pointer, toLen int, from unsafe.Pointer, fromLen int) int {
	return reflect_typedslicecopy(t, slice{to, toLen, toLen}, slice{from, fromLen, fromLen})
}

func add(p unsafe.Pointer, n uintptr) unsafe.Pointer {
	return unsafe.Pointer(uintptr(p) + n)
}

//go:nosplit
func noescape(p unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(uintptr(p) ^ 0)
}

func heapObjectsCanMove() bool {
	return false
}

// ---- strings of C ----

func gostring(p *byte) string {
	return gostringn(p, length(p))
}

func gostringn(p *byte, n int) string {
	return string(unsafe.Slice(p, n))
}

func gobytes(p *byte, n int) []byte {
	return append([]byte(nil), unsafe.Slice(p, n)...)
}

func length(p *byte) int {
	n := 0
	for p != nil && *(*byte)(unsafe.Add(unsafe.Pointer(p), n)) != 0 {
		n++
	}
	return n
}

// ---- maps ----

func makemap(t *abi.MapType, hint int, m *maps.Map) *maps.Map {
	return (*maps.Map)(mapNew(&t.Type, max(hint, 0), nil))
}

func mapaccess2(t *abi.MapType, m *maps.Map, key unsafe.Pointer) (unsafe.Pointer, bool) {
	return orZero(mapGet(&t.Type, unsafe.Pointer(m), key))
}

func mapaccess1(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	p, _ := mapaccess2(t, m, key)
	return p
}

func mapaccess2_fast32(t *abi.MapType, m *maps.Map, key uint32) (unsafe.Pointer, bool) {
	return mapaccess2(t, m, unsafe.Pointer(&key))
}

func mapaccess1_fast32(t *abi.MapType, m *maps.Map, key uint32) unsafe.Pointer {
	return mapaccess1(t, m, unsafe.Pointer(&key))
}

func mapaccess2_fast64(t *abi.MapType, m *maps.Map, key uint64) (unsafe.Pointer, bool) {
	return mapaccess2(t, m, unsafe.Pointer(&key))
}

func mapaccess1_fast64(t *abi.MapType, m *maps.Map, key uint64) unsafe.Pointer {
	return mapaccess1(t, m, unsafe.Pointer(&key))
}

func mapaccess2_faststr(t *abi.MapType, m *maps.Map, key string) (unsafe.Pointer, bool) {
	return orZero(mapGetString(&t.Type, unsafe.Pointer(m), key))
}

func mapaccess1_faststr(t *abi.MapType, m *maps.Map, key string) unsafe.Pointer {
	p, _ := mapaccess2_faststr(t, m, key)
	return p
}

// orZero puts a zero value where a map has none.
func orZero(p unsafe.Pointer) (unsafe.Pointer, bool) {
	if p == nil {
		return unsafe.Pointer(&zeroVal[0]), false
	}
	return p, true
}

func mapassign(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	return mapSet(&t.Type, unsafe.Pointer(m), key)
}

func mapassign_fast32(t *abi.MapType, m *maps.Map, key uint32) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

func mapassign_fast32ptr(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

func mapassign_fast64(t *abi.MapType, m *maps.Map, key uint64) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

func mapassign_fast64ptr(t *abi.MapType, m *maps.Map, key unsafe.Pointer) unsafe.Pointer {
	return mapassign(t, m, unsafe.Pointer(&key))
}

func mapassign_faststr(t *abi.MapType, m *maps.Map, key string) unsafe.Pointer {
	return mapSetString(&t.Type, unsafe.Pointer(m), key)
}

func mapdelete(t *abi.MapType, m *maps.Map, key unsafe.Pointer) {
	mapDelete(&t.Type, unsafe.Pointer(m), key)
}

func mapdelete_faststr(t *abi.MapType, m *maps.Map, key string) {
	mapDeleteString(&t.Type, unsafe.Pointer(m), key)
}

func mapclear(t *abi.MapType, m *maps.Map) {
	mapClear(&t.Type, unsafe.Pointer(m))
}

// A publishedIter is where those who walk over a map by linkname look: they know the first two words, and that the third
// is not nil once there is a walk. Their own structs are larger.
type publishedIter struct {
	key, elem unsafe.Pointer
	typ       *abi.MapType
	walk      *maps.Iter
}

func mapiterinit(t *abi.MapType, m *maps.Map, it *publishedIter) {
	it.typ = t
	it.walk = new(maps.Iter)
	it.walk.Init(t, m)
	mapiternext(it)
}

func mapiternext(it *publishedIter) {
	it.walk.Next()
	it.key, it.elem = it.walk.Key(), it.walk.Elem()
}

//go:linkname reflect_mapiterinit reflect.mapiterinit
func reflect_mapiterinit(t *abi.MapType, m *maps.Map, it *publishedIter) {
	mapiterinit(t, m, it)
}

//go:linkname reflect_mapiternext reflect.mapiternext
func reflect_mapiternext(it *publishedIter) {
	mapiternext(it)
}

//go:linkname reflect_mapiterkey reflect.mapiterkey
func reflect_mapiterkey(it *publishedIter) unsafe.Pointer {
	return it.key
}

//go:linkname reflect_mapiterelem reflect.mapiterelem
func reflect_mapiterelem(it *publishedIter) unsafe.Pointer {
	return it.elem
}

// ---- hashes ----

func memhash32(p unsafe.Pointer, seed uintptr) uintptr {
	return memhash(p, seed, 4)
}

func memhash64(p unsafe.Pointer, seed uintptr) uintptr {
	return memhash(p, seed, 8)
}

func stringHash(s string, seed uintptr) uintptr {
	return strhash(unsafe.Pointer(&s), seed)
}

func strhash(p unsafe.Pointer, seed uintptr) uintptr {
	s := *(*string)(p)
	return memhash(unsafe.Pointer(unsafe.StringData(s)), seed, uintptr(len(s)))
}

func nilinterhash(p unsafe.Pointer, seed uintptr) uintptr {
	return typeHash(unsafe.Pointer(abi.TypeFor[any]()), p, seed)
}

func interhash(p unsafe.Pointer, seed uintptr) uintptr {
	return typeHash(unsafe.Pointer(abi.TypeFor[error]()), p, seed)
}

func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr {
	return typeHash(unsafe.Pointer(t), p, seed)
}

// ---- types ----

func resolveNameOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	return resolve(off)
}

func resolveTypeOff(_ unsafe.Pointer, off int32) unsafe.Pointer {
	return resolve(off)
}

// ---- random numbers ----

func fastrand() uint32 {
	return uint32(rand())
}

func fastrandn(n uint32) uint32 {
	return randn(n)
}

func fastrand64() uint64 {
	return rand()
}

func cheaprand() uint32 {
	return uint32(rand())
}

func cheaprandn(n uint32) uint32 {
	return randn(n)
}

func cheaprand64() int64 {
	return int64(rand())
}

// ---- processors ----

// These are C under their names: overlay/sync.c.

func procPin() int

func procUnpin()

func procyield(cycles uint32)

func goyield() {
	Gosched()
}

func getAuxv() []uintptr {
	first, n := auxiliary()
	return append([]uintptr(nil), unsafe.Slice(first, n)...)
}

//go:linkname auxiliary gosub_rt_auxiliary
func auxiliary() (first *uintptr, n int)
