package runtime

import (
	"internal/abi"
	"unsafe"
)

// A Pinner holds on to objects that memory outside the heap points to. Objects never move here, so to pin one is to
// keep it reachable: from the Pinner, which has to live as long.
type Pinner struct {
	*pinner
}

type pinner struct {
	refs []unsafe.Pointer
}

// Pin keeps the object that pointer (of any pointer type) points to until Unpin is called.
func (p *Pinner) Pin(pointer any) {
	ref := pinned(pointer)
	if p.pinner == nil {
		p.pinner = new(pinner)
		SetFinalizer(p.pinner, (*pinner).leaked)
	}
	p.refs = append(p.refs, ref)
}

// Unpin lets go of all objects that were pinned.
func (p *Pinner) Unpin() {
	if p.pinner != nil {
		clear(p.refs)
		p.refs = p.refs[:0]
	}
}

func (p *pinner) leaked() {
	if len(p.refs) > 0 {
		panic(errorString("runtime.Pinner: found leaking pinned pointer; forgot to call Unpin()?"))
	}
}

func pinned(pointer any) unsafe.Pointer {
	e := (*eface)(unsafe.Pointer(&pointer))
	if e.typ == nil {
		panic(errorString("runtime.Pinner: argument is nil"))
	}
	if kind := (*abi.Type)(e.typ).Kind(); kind != abi.Pointer && kind != abi.UnsafePointer {
		panic(errorString("runtime.Pinner: argument is not a pointer: " + typeString(e.typ)))
	}
	return e.data
}
