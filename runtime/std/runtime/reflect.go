package runtime

import (
	"internal/abi"
	"unsafe"
)

// Calls of functions whose type is known at run time only. Package reflect and finalizers lay out a block: the
// receiver's word if there is one, the parameters as the fields of a struct, the results likewise from the next word on.
// A callPlan says where the parts of a block are under our convention (abi.h), for calls by blocks and for functions
// that are called and see blocks (MakeFunc, method values).

// registers are those of a call, before and after it; assembly knows them.
type registers struct {
	ints   [intArgs]uintptr
	floats [floatArgs]uint64
}

// Of abi.h: GOSUB_INT_ARGS and their like.
const (
	intArgs      = 6
	floatArgs    = 8
	intResults   = 4
	floatResults = 4
	maxParts     = 8
)

// A part is a scalar of a value and the register it travels in.
type part struct {
	at   uintptr // offset in the block
	kind partKind
	reg  uint8
}

type partKind uint8

const (
	part8 partKind = iota
	part16
	part32
	part64
	partPointer
	partBool // one bit of a register
	partFloat32
	partFloat64
)

func (k partKind) isFloat() bool {
	return k >= partFloat32
}

// A moved is an argument that travels in memory.
type moved struct {
	at, to, size uintptr // offsets in our block and in the callee's
}

// A callPlan is for functions of one type.
type callPlan struct {
	args, results []part
	moved         []moved
	movedType     *abi.Type // of the block they travel in
	movedReg      uint8     // holds its address
	resultsAt     uintptr
	resultsSize   uintptr // of results that the callee writes to memory, whose address is the first integer argument
}

// A planner numbers registers.
type planner struct {
	ints, floats uint8
}

// count tells how many registers of each kind parts take.
func count(parts []part) (ints, floats uint8) {
	for _, p := range parts {
		if p.kind.isFloat() {
			floats++
		} else {
			ints++
		}
	}
	return
}

func (n *planner) number(parts []part) {
	for i := range parts {
		if parts[i].kind.isFloat() {
			parts[i].reg = n.floats
			n.floats++
		} else {
			parts[i].reg = n.ints
			n.ints++
		}
	}
}

// A value is a parameter or result at its place in the block.
type value struct {
	typ   *abi.Type
	at    uintptr
	parts []part // nil also where it cannot be taken apart
	whole bool   // it cannot
}

// layOut places values from offset at on, and returns the end.
func layOut(types []*abi.Type, at uintptr) ([]value, uintptr) {
	values := make([]value, len(types))
	for i, t := range types {
		at = alignUp(at, uintptr(t.Align_))
		v := &values[i]
		v.typ, v.at = t, at
		var ok bool
		if v.parts, ok = takeApart(nil, t, at); !ok {
			v.parts, v.whole = nil, true
		}
		at += t.Size_
	}
	return values, at
}

func alignUp(n, to uintptr) uintptr {
	if to == 0 {
		return n
	}
	return (n + to - 1) &^ (to - 1)
}

// takeApart adds the scalars of a value of type t; false: there are too many. As codegen/llvm/type.c does.
func takeApart(parts []part, t *abi.Type, at uintptr) ([]part, bool) {
	switch t.Kind() {
	case abi.String:
		parts = append(parts, part{at: at, kind: partPointer}, part{at: at + 8, kind: part64})
	case abi.Slice:
		parts = append(parts, part{at: at, kind: partPointer}, part{at: at + 8, kind: part64}, part{at: at + 16, kind: part64})
	case abi.Interface:
		parts = append(parts, part{at: at, kind: partPointer}, part{at: at + 8, kind: partPointer})
	case abi.Complex64:
		parts = append(parts, part{at: at, kind: partFloat32}, part{at: at + 4, kind: partFloat32})
	case abi.Complex128:
		parts = append(parts, part{at: at, kind: partFloat64}, part{at: at + 8, kind: partFloat64})
	case abi.Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			var ok bool
			if parts, ok = takeApart(parts, f.Typ, at+f.Offset); !ok {
				return nil, false
			}
		}
	case abi.Array:
		if a := (*abi.ArrayType)(unsafe.Pointer(t)); a.Len == 1 {
			return takeApart(parts, a.Elem, at)
		}
		return parts, t.Size_ == 0
	default:
		parts = append(parts, part{at: at, kind: scalarKind(t)})
	}
	return parts, len(parts) <= maxParts
}

func scalarKind(t *abi.Type) partKind {
	switch t.Kind() {
	case abi.Bool:
		return partBool
	case abi.Float32:
		return partFloat32
	case abi.Float64:
		return partFloat64
	case abi.Chan, abi.Func, abi.Map, abi.Pointer, abi.UnsafePointer:
		return partPointer
	}
	switch t.Size_ {
	case 1:
		return part8
	case 2:
		return part16
	case 4:
		return part32
	}
	return part64
}

// newCallPlan plans calls with these parameters and results; receiver tells that a pointer comes before them.
func newCallPlan(params, results []*abi.Type, receiver bool) *callPlan {
	p := new(callPlan)
	var n planner
	at := uintptr(0)
	if receiver {
		at = 8
	}
	in, end := layOut(params, at)
	p.resultsAt = alignUp(end, 8)
	out, end := layOut(results, p.resultsAt)
	if fit(out, planner{}, intResults, floatResults) {
		var r planner
		for _, v := range out {
			r.number(v.parts)
			p.results = append(p.results, v.parts...)
		}
	} else {
		p.resultsSize = end - p.resultsAt
		n.ints++
	}
	if receiver {
		p.args = append(p.args, part{kind: partPointer, reg: n.ints})
		n.ints++
	}
	p.planArguments(in, n)
	return p
}

// fit tells whether all values go into registers, of which some are taken.
func fit(values []value, taken planner, maxInts, maxFloats uint8) bool {
	ints, floats := int(taken.ints), int(taken.floats)
	for _, v := range values {
		if v.whole {
			return false
		}
		i, f := count(v.parts)
		ints += int(i)
		floats += int(f)
	}
	return ints <= int(maxInts) && floats <= int(maxFloats)
}

func (p *callPlan) planArguments(in []value, n planner) {
	room := uint8(intArgs)
	if !fit(in, n, intArgs, floatArgs) {
		room-- // for the address of the block
	}
	for i, v := range in {
		ints, floats := count(v.parts)
		if v.whole || n.ints+ints > room || n.floats+floats > floatArgs {
			p.planBlock(in[i:], n)
			return
		}
		n.number(v.parts)
		p.args = append(p.args, v.parts...)
	}
}

func (p *callPlan) planBlock(in []value, n planner) {
	p.movedReg = n.ints
	size := uintptr(0)
	for _, v := range in {
		size = alignUp(size, uintptr(v.typ.Align_))
		p.moved = append(p.moved, moved{v.at, size, v.typ.Size_})
		size += v.typ.Size_
	}
	p.movedType = &abi.Type{Size_: alignUp(size, 8), Align_: 8, FieldAlign_: 8}
	mask := make([]byte, alignUp(size/64+1, 8))
	for i, v := range in {
		markPointers(mask, p.moved[i].to, v.typ)
		if v.typ.PtrBytes != 0 {
			p.movedType.PtrBytes = p.moved[i].to + v.typ.PtrBytes
		}
	}
	p.movedType.GCData = &mask[0]
}

// markPointers sets the bits of the pointers of a value of type t at offset at.
func markPointers(mask []byte, at uintptr, t *abi.Type) {
	switch {
	case t.PtrBytes == 0:
	case t.TFlag&abi.TFlagGCMaskOnDemand == 0:
		for i, word := uintptr(0), at/8; i < t.PtrBytes/8; i, word = i+1, word+1 {
			bit := *(*byte)(unsafe.Add(unsafe.Pointer(t.GCData), i/8)) >> (i % 8) & 1
			mask[word/8] |= bit << (word % 8)
		}
	case t.Kind() == abi.Array:
		a := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.Len; i++ {
			markPointers(mask, at+i*a.Elem.Size_, a.Elem)
		}
	default:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			markPointers(mask, at+f.Offset, f.Typ)
		}
	}
}

// load puts parts of the block into registers.
func (r *registers) load(parts []part, block unsafe.Pointer) {
	for _, p := range parts {
		from := unsafe.Add(block, p.at)
		switch p.kind {
		case part8, partBool:
			r.ints[p.reg] = uintptr(*(*uint8)(from))
		case part16:
			r.ints[p.reg] = uintptr(*(*uint16)(from))
		case part32:
			r.ints[p.reg] = uintptr(*(*uint32)(from))
		case part64, partPointer:
			r.ints[p.reg] = *(*uintptr)(from)
		case partFloat32:
			r.floats[p.reg] = uint64(*(*uint32)(from))
		case partFloat64:
			r.floats[p.reg] = *(*uint64)(from)
		}
	}
}

// store puts registers into their parts of the block. What lies above a small value in a register means nothing.
func (r *registers) store(parts []part, block unsafe.Pointer) {
	for _, p := range parts {
		to := unsafe.Add(block, p.at)
		switch p.kind {
		case partBool:
			*(*uint8)(to) = uint8(r.ints[p.reg] & 1)
		case part8:
			*(*uint8)(to) = uint8(r.ints[p.reg])
		case part16:
			*(*uint16)(to) = uint16(r.ints[p.reg])
		case part32:
			*(*uint32)(to) = uint32(r.ints[p.reg])
		case part64:
			*(*uintptr)(to) = r.ints[p.reg]
		case partPointer:
			*(*unsafe.Pointer)(to) = *(*unsafe.Pointer)(unsafe.Pointer(&r.ints[p.reg]))
		case partFloat32:
			*(*uint32)(to) = uint32(r.floats[p.reg])
		case partFloat64:
			*(*uint64)(to) = r.floats[p.reg]
		}
	}
}

// call calls the func value fn with the arguments in block, and puts its results there.
func (p *callPlan) call(fn, block unsafe.Pointer) {
	var r registers
	r.load(p.args, block)
	if p.movedType != nil {
		to := newObject(p.movedType)
		for _, m := range p.moved {
			move(unsafe.Add(to, m.to), unsafe.Add(block, m.at), m.size)
		}
		r.ints[p.movedReg] = uintptr(to)
	}
	if p.resultsSize != 0 {
		r.ints[0] = uintptr(unsafe.Add(block, p.resultsAt))
	}
	callRegisters(fn, &r)
	r.store(p.results, block)
}

// take fills the block with the arguments of a call that came in registers.
func (p *callPlan) take(r *registers, block unsafe.Pointer) {
	r.store(p.args, block)
	for _, m := range p.moved {
		from := *(*unsafe.Pointer)(unsafe.Pointer(&r.ints[p.movedReg]))
		move(unsafe.Add(block, m.at), unsafe.Add(from, m.to), m.size)
	}
}

// give returns the results in the block to the caller whose registers are r.
func (p *callPlan) give(r *registers, block unsafe.Pointer) {
	if p.resultsSize != 0 {
		move(*(*unsafe.Pointer)(unsafe.Pointer(&r.ints[0])), unsafe.Add(block, p.resultsAt), p.resultsSize)
		return
	}
	r.load(p.results, block)
}

// ---- package reflect ----

// frameType is reflect's type of the same name.
type frameType struct {
	abi.Type
	plan *callPlan
}

func reflectcall(t *frameType, fn, frame unsafe.Pointer, _, _, _ uint32, _ *abi.RegArgs) {
	t.plan.call(fn, frame)
}

//go:linkname reflect_newCallPlan reflect.newCallPlan
func reflect_newCallPlan(params, results []*abi.Type, receiver bool) *callPlan {
	return newCallPlan(params, results, receiver)
}

//go:linkname reflect_takeArguments reflect.takeArguments
func reflect_takeArguments(p *callPlan, r *registers, frame unsafe.Pointer) {
	p.take(r, frame)
}

//go:linkname reflect_giveResults reflect.giveResults
func reflect_giveResults(p *callPlan, r *registers, frame unsafe.Pointer) {
	p.give(r, frame)
}

//go:linkname callRegisters gosub_rt_call_registers
func callRegisters(fn unsafe.Pointer, r *registers)
