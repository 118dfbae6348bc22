package runtime

import _ "unsafe" // for linkname

// A Func describes a function of the running program.
type Func struct {
	name  string
	entry uintptr
}

// A Frame is one call of a stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns what Callers returned into Frame values.
type Frames struct {
	callers []uintptr
}

// symbol is what C knows of a PC; struct frame_info in overlay.c.
type symbol struct {
	name, file string
	line       int
	entry      uintptr
}

// Caller tells where the call that is skip calls above its caller stands.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	// One frame more: this function's own.
	if skip < 0 || callers(skip+1, &pcs[0], 1) == 0 {
		return 0, "", 0, false
	}
	var s symbol
	if symbolize(pcs[0], 1, &s) == 0 {
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
	return &Frames{callers}
}

// Next returns the next frame, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	for len(f.callers) > 0 {
		pc := f.callers[0]
		f.callers = f.callers[1:]
		var s symbol
		if symbolize(pc, 1, &s) != 0 {
			name := shownName(s.name)
			return Frame{pc - 1, &Func{name, s.entry}, name, s.file, s.line, s.entry}, len(f.callers) > 0
		}
	}
	return Frame{}, false
}

// FuncForPC returns the function that holds pc, or nil.
func FuncForPC(pc uintptr) *Func {
	var s symbol
	if symbolize(pc, 0, &s) == 0 {
		return nil
	}
	return &Func{shownName(s.name), s.entry}
}

// shownName is name without type arguments.
func shownName(name string) string {
	first, last := -1, -1
	for i := 0; i < len(name); i++ {
		if name[i] == '[' && first < 0 {
			first = i
		}
		if name[i] == ']' {
			last = i
		}
	}
	if first < 0 || last < first {
		return name
	}
	return name[:first] + "[...]" + name[last+1:]
}

// Name returns the function's name, with its package's path.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the address of the function's first instruction.
func (f *Func) Entry() uintptr {
	return f.entry
}

// FileLine returns the position of the instruction at pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	var s symbol
	if symbolize(pc, 0, &s) == 0 {
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
func symbolize(pc uintptr, back int, out *symbol) int

//go:linkname stack gosub_rt_stack
//go:noescape
func stack(buf *byte, room int, all int) int
