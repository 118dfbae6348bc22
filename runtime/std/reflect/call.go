package reflect

import (
	"internal/abi"
	"internal/goarch"
	"sync"
	"unsafe"
)

// Package runtime calls functions by frames, and the functions made here find theirs: a callPlan of package runtime
// knows where the convention has what a frame holds. It goes with the frame's type and, as MakeFunc's functions know the
// frame's bits only, with those.

// registers are those of a call, as package runtime has them.
type registers struct {
	_ [6]uintptr
	_ [8]uint64
}

type callPlan struct{}

func newCallPlan(params, results []*abi.Type, receiver bool) *callPlan
func takeArguments(p *callPlan, r *registers, frame unsafe.Pointer)
func giveResults(p *callPlan, r *registers, frame unsafe.Pointer)

// frameType is the type of a frame: package runtime has one like it.
type frameType struct {
	abi.Type
	plan *callPlan
}

// bitVector has, before the bits, what the stubs call.
type bitVector struct {
	enterFunc, enterMethod func(ctxt unsafe.Pointer, r *registers) // first: assembly knows them
	frame                  *frameType

	n    uint32 // number of bits
	data []byte
}

// enterFunc is what a function of MakeFunc does.
func enterFunc(ctxt unsafe.Pointer, r *registers) {
	c := (*makeFuncImpl)(ctxt)
	t := c.stack.frame
	frame := unsafe_New(&t.Type)
	takeArguments(t.plan, r, frame)
	valid := false
	if handsRecoverOn() != 0 {
		d := *c
		d.fn = recovering(c.fn)
		c = &d
	}
	callReflect(c, frame, &valid, nil)
	giveResults(t.plan, r, frame)
}

// enterMethod is what a method value does.
func enterMethod(ctxt unsafe.Pointer, r *registers) {
	c := (*methodValue)(ctxt)
	t := c.stack.frame
	frame := unsafe_New(&t.Type)
	takeArguments(t.plan, r, frame)
	valid := false
	callMethod(c, frame, &valid, nil)
	giveResults(t.plan, r, frame)
}

// recovering calls fn such that recover in it is recover in the function of MakeFunc.
func recovering(fn func([]Value) []Value) func([]Value) []Value {
	return func(in []Value) []Value {
		r := struct {
			values []Value
			_      [unsafe.Sizeof(registers{}) - unsafe.Sizeof(in)]byte
		}{values: in}
		callRegisters(*(*unsafe.Pointer)(unsafe.Pointer(&fn)), unsafe.Pointer(&r))
		return r.values
	}
}

// handsRecoverOn says whether the next function that is called by registers has the right to recover.
//
//go:linkname handsRecoverOn gosub_rt_hands_recover_on
func handsRecoverOn() int

//go:linkname callRegisters gosub_rt_call_registers
//go:noescape
func callRegisters(fn, r unsafe.Pointer)

//go:linkname makeFuncStub gosub_rt_make_func_stub
func makeFuncStub()

//go:linkname methodValueCall gosub_rt_method_value_stub
func methodValueCall()

// funcLayout returns the type of the frame for calls of functions of type t, on receivers of type rcvr if that is not
// nil.
func funcLayout(t *funcType, rcvr *abi.Type) (frametype *abi.Type, framePool *sync.Pool, abid abiDesc) {
	if t.Kind() != abi.Func {
		panic("reflect: funcLayout of non-func type " + stringFor(&t.Type))
	}
	if rcvr != nil && rcvr.Kind() == abi.Interface {
		panic("reflect: funcLayout with interface receiver " + stringFor(rcvr))
	}
	key := layoutKey{t, rcvr}
	found, ok := layoutCache.Load(key)
	if !ok {
		found, _ = layoutCache.LoadOrStore(key, newLayout(t, rcvr))
	}
	l := found.(layoutType)
	return l.t, l.framePool, l.abid
}

func newLayout(t *funcType, rcvr *abi.Type) layoutType {
	abid := newAbiDesc(t, rcvr)
	bits := abid.stackPtrs
	frame := &frameType{
		Type: abi.Type{
			Size_:    align(abid.retOffset+abid.ret.stackBytes, goarch.PtrSize),
			PtrBytes: uintptr(bits.n) * goarch.PtrSize,
			Align_:   goarch.PtrSize,
		},
		plan: newCallPlan(t.InSlice(), t.OutSlice(), rcvr != nil),
	}
	if bits.n > 0 {
		frame.GCData = &bits.data[0]
	}
	name := "funcargs(" + stringFor(&t.Type) + ")"
	if rcvr != nil {
		name = "methodargs(" + stringFor(rcvr) + ")(" + stringFor(&t.Type) + ")"
	}
	frame.Str = resolveReflectName(newName(name, "", false, false))
	bits.enterFunc, bits.enterMethod, bits.frame = enterFunc, enterMethod, frame
	pool := &sync.Pool{New: func() any {
		return unsafe_New(&frame.Type)
	}}
	return layoutType{t: &frame.Type, framePool: pool, abid: abid}
}
