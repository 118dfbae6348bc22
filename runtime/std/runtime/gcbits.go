package runtime

import (
	"internal/abi"
	"unsafe"
)

//go:linkname objectLayout gosub_rt_object_layout
//go:noescape
func objectLayout(p unsafe.Pointer) (size int, large *abi.Type)

//go:linkname pointerBit gosub_rt_pointer_bit
//go:noescape
func pointerBit(p unsafe.Pointer) int32

// reflect_gcbits is for reflect's tests: a byte for each word of the object that x points to, 1 where the collector
// follows a pointer, up to the last of them.
//
//go:linkname reflect_gcbits reflect.gcbits
func reflect_gcbits(x any) []byte {
	p := (*eface)(unsafe.Pointer(&x)).data
	size, large := objectLayout(p)
	bits := make([]byte, size/8)
	if large == nil {
		for i := range bits {
			bits[i] = byte(pointerBit(unsafe.Add(p, i*8)))
		}
	} else {
		for at := 0; at < len(bits); at += int(large.Size_) / 8 {
			addPointerWords(bits[at:], large)
		}
	}
	last := len(bits)
	for last > 0 && bits[last-1] == 0 {
		last--
	}
	return bits[:last]
}

func addPointerWords(bits []byte, t *abi.Type) {
	switch {
	case t.PtrBytes == 0:
	case t.TFlag&abi.TFlagGCMaskOnDemand == 0:
		for i := range int(t.PtrBytes) / 8 {
			bits[i] = *(*byte)(unsafe.Add(unsafe.Pointer(t.GCData), i/8)) >> (i % 8) & 1
		}
	case t.Kind() == abi.Array:
		a := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := range int(a.Len) {
			addPointerWords(bits[i*int(a.Elem.Size_)/8:], a.Elem)
		}
	default:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			addPointerWords(bits[f.Offset/8:], f.Typ)
		}
	}
}
