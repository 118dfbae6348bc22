package runtime

import "unsafe"

// A Func describes a function of the running program: an entry of the function table, or an inlinedFunc.
type Func struct {
	opaque struct{} // no conversions from other types
}

// funcEntry is struct gosub_func of abi.h.
type funcEntry struct {
	entry       uintptr
	size, flags uint32
	name, lines unsafe.Pointer
	inlines     unsafe.Pointer
}

// An inlinedFunc is what FuncForPC finds where a call was inlined.
type inlinedFunc struct {
	mark  uintptr // ^0, which is no entry
	entry uintptr
	name  string
	file  string
	line  int
}

// A Frame is one call of a stack.
type Frame struct {
	// PC is that of the call, or stands for it where calls were inlined.
	PC uintptr

	// Func is nil for a call that was inlined.
	Func *Func

	// Function is the name with the package's path, or "".
	Function string

	File string
	Line int

	startLine int

	// Entry is where the function begins that holds PC.
	Entry uintptr

	symbol string // the name with type arguments
}

// Frames turns what Callers returned into Frame values.
type Frames struct {
	callers []uintptr
	outer   uintptr // what comes before callers, or 0
	ahead   Frame
	loaded  bool // ahead is the next frame
}

// symbol is what C knows of a call: struct symbol of text/callers.c.
type symbol struct {
	name, file      string
	line, startLine int
	fn              *funcEntry
	outer           uintptr
	inlined         int
}

// Caller tells where the call that is skip calls above its caller stands.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	var s symbol
	// One frame more: this function's own.
	if callers(skip+1, &pcs[0], 1) == 0 || symbolize(pcs[0]-1, &s) == 0 {
		return 0, "", 0, false
	}
	return pcs[0] - 1, s.file, s.line, true
}

// Callers fills pcs with the return addresses of the calls above; skip 0 is Callers itself, 1 its caller.
func Callers(skip int, pcs []uintptr) int {
	if len(pcs) == 0 {
		return 0
	}
	return callers(skip, &pcs[0], len(pcs))
}

// CallersFrames begins a walk over what Callers returned.
func CallersFrames(callers []uintptr) *Frames {
	return &Frames{callers: callers}
}

// Next returns the next frame, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if !f.loaded && !f.load() {
		return Frame{}, false
	}
	frame = f.ahead
	f.loaded = false
	f.ahead = Frame{}
	return frame, f.load()
}

// load finds the frame of the next PC that is known.
func (f *Frames) load() bool {
	for f.outer != 0 || len(f.callers) > 0 {
		pc := f.outer
		f.outer = 0
		if pc == 0 {
			pc = f.callers[0]
			f.callers = f.callers[1:]
		}
		if f.fill(pc) {
			f.loaded = true
			return true
		}
	}
	return false
}

// fill makes ahead the frame of the return address pc.
func (f *Frames) fill(pc uintptr) bool {
	var s symbol
	if symbolize(pc-1, &s) == 0 {
		// An entry is no return address, but people pass it.
		if symbolize(pc, &s) == 0 {
			return false
		}
	} else {
		pc--
	}
	fn := (*Func)(unsafe.Pointer(s.fn))
	if s.outer != 0 {
		fn = nil
		// The PCs of calls that this one is inlined into follow in what Callers returns, but not in what was copied
		// from a printed trace.
		if len(f.callers) > 0 && f.callers[0] != s.outer+1 {
			f.outer = s.outer + 1
		}
	}
	f.ahead = Frame{pc, fn, shownName(s.name), s.file, s.line, s.startLine, s.fn.entry, s.name}
	return true
}

// FuncForPC returns the function that holds pc, or nil. What was inlined there counts as one.
func FuncForPC(pc uintptr) *Func {
	var s symbol
	if symbolize(pc, &s) == 0 {
		return nil
	}
	if s.inlined == 0 {
		return (*Func)(unsafe.Pointer(s.fn))
	}
	return (*Func)(unsafe.Pointer(&inlinedFunc{^uintptr(0), s.fn.entry, s.name, s.file, s.line}))
}

// shownName is name without type arguments.
func shownName(name string) string {
	shown, from, depth := "", 0, 0 // what stands before from is in shown
	for i := 0; i < len(name); i++ {
		switch name[i] {
		case '[':
			if depth == 0 {
				shown += name[from:i] + "[...]"
			}
			depth++
		case ']':
			depth--
			if depth == 0 {
				from = i + 1
			}
		}
	}
	if from == 0 {
		return name
	}
	return shown + name[from:]
}

func (f *Func) inlined() *inlinedFunc {
	if i := (*inlinedFunc)(unsafe.Pointer(f)); i.mark == ^uintptr(0) {
		return i
	}
	return nil
}

// Name returns the function's name, with its package's path.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	if i := f.inlined(); i != nil {
		return shownName(i.name)
	}
	return shownName(funcName(unsafe.Pointer(f)))
}

// Entry returns the address of the function's first instruction.
func (f *Func) Entry() uintptr {
	if i := f.inlined(); i != nil {
		return i.entry
	}
	return (*funcEntry)(unsafe.Pointer(f)).entry
}

// FileLine returns the position of the instruction at pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	if i := f.inlined(); i != nil {
		return i.file, i.line
	}
	var s symbol
	if symbolize(pc, &s) == 0 {
		return "?", 0
	}
	return s.file, s.line
}

// Stack writes a trace of the calling goroutine, or of all, into buf and returns its length.
func Stack(buf []byte, all bool) int {
	if len(buf) == 0 {
		return 0
	}
	n := 0
	if all {
		n = 1
	}
	return stack(&buf[0], len(buf), n)
}

//go:linkname callers gosub_rt_callers
//go:noescape
func callers(skip int, pcs *uintptr, room int) int

//go:linkname symbolize gosub_rt_symbolize
//go:noescape
func symbolize(pc uintptr, out *symbol) int

//go:linkname funcName gosub_rt_func_name
//go:noescape
func funcName(f unsafe.Pointer) string

//go:linkname stack gosub_rt_stack
//go:noescape
func stack(buf *byte, room int, all int) int
