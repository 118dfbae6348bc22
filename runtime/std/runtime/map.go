package runtime

import (
	"internal/abi"
	"internal/runtime/maps"
	"unsafe"
)

//go:linkname reflect_makemap reflect.makemap
func reflect_makemap(t *abi.Type, hint int) unsafe.Pointer {
	return mapNew(t, max(hint, 0), nil)
}

//go:linkname reflect_mapaccess reflect.mapaccess
func reflect_mapaccess(t *abi.Type, m, key unsafe.Pointer) unsafe.Pointer {
	return mapGet(t, m, key)
}

//go:linkname reflect_mapaccess_faststr reflect.mapaccess_faststr
func reflect_mapaccess_faststr(t *abi.Type, m unsafe.Pointer, key string) unsafe.Pointer {
	return mapGetString(t, m, key)
}

//go:linkname reflect_mapassign0 reflect.mapassign0
func reflect_mapassign0(t *abi.Type, m, key, elem unsafe.Pointer) {
	typedMove((*abi.MapType)(unsafe.Pointer(t)).Elem, mapSet(t, m, key), elem)
}

//go:linkname reflect_mapassign_faststr0 reflect.mapassign_faststr0
func reflect_mapassign_faststr0(t *abi.Type, m unsafe.Pointer, key string, elem unsafe.Pointer) {
	typedMove((*abi.MapType)(unsafe.Pointer(t)).Elem, mapSetString(t, m, key), elem)
}

//go:linkname reflect_mapdelete reflect.mapdelete
func reflect_mapdelete(t *abi.Type, m, key unsafe.Pointer) {
	mapDelete(t, m, key)
}

//go:linkname reflect_mapdelete_faststr reflect.mapdelete_faststr
func reflect_mapdelete_faststr(t *abi.Type, m unsafe.Pointer, key string) {
	mapDeleteString(t, m, key)
}

//go:linkname reflect_maplen reflect.maplen
func reflect_maplen(m unsafe.Pointer) int {
	return mapLen(m)
}

//go:linkname reflectlite_maplen internal/reflectlite.maplen
func reflectlite_maplen(m unsafe.Pointer) int {
	return mapLen(m)
}

//go:linkname reflect_mapclear reflect.mapclear
func reflect_mapclear(t *abi.Type, m unsafe.Pointer) {
	mapClear(t, m)
}

//go:linkname maps_clone maps.clone
func maps_clone(m any) any {
	e := (*eface)(unsafe.Pointer(&m))
	t := (*abi.Type)(e.typ)
	mt := (*abi.MapType)(e.typ)
	to := mapNew(t, mapLen(e.data), nil)
	var it maps.Iter
	it.Init(mt, (*maps.Map)(e.data))
	for it.Next(); it.Key() != nil; it.Next() {
		typedMove(mt.Elem, mapSet(t, to, it.Key()), it.Elem())
	}
	e.data = to
	return m
}

//go:linkname mapNew gosub_map_new
func mapNew(t *abi.Type, hint int, frame unsafe.Pointer) unsafe.Pointer

//go:linkname mapGet gosub_map_get
//go:noescape
func mapGet(t *abi.Type, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapGetString gosub_map_get_str
//go:noescape
func mapGetString(t *abi.Type, m unsafe.Pointer, key string) unsafe.Pointer

//go:linkname mapSet gosub_map_set
//go:noescape
func mapSet(t *abi.Type, m, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapSetString gosub_map_set_str
func mapSetString(t *abi.Type, m unsafe.Pointer, key string) unsafe.Pointer

//go:linkname mapDelete gosub_map_delete
//go:noescape
func mapDelete(t *abi.Type, m, key unsafe.Pointer)

//go:linkname mapDeleteString gosub_map_delete_str
//go:noescape
func mapDeleteString(t *abi.Type, m unsafe.Pointer, key string)

//go:linkname mapLen gosub_map_len
//go:noescape
func mapLen(m unsafe.Pointer) int

//go:linkname mapClear gosub_map_clear
//go:noescape
func mapClear(t *abi.Type, m unsafe.Pointer)
