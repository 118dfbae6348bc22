package runtime

import (
	"internal/abi"
	"unsafe"
)

// selectCase is struct gosub_select_case of abi.h.
type selectCase struct {
	ch, elem unsafe.Pointer
	dir      int
}

const (
	caseRecv = iota
	caseSend
)

//go:linkname reflect_makechan reflect.makechan
func reflect_makechan(t *abi.Type, size int) unsafe.Pointer {
	return chanNew(t, size)
}

//go:linkname reflect_chanlen reflect.chanlen
func reflect_chanlen(c unsafe.Pointer) int {
	return chanLen(c)
}

//go:linkname reflectlite_chanlen internal/reflectlite.chanlen
func reflectlite_chanlen(c unsafe.Pointer) int {
	return chanLen(c)
}

//go:linkname reflect_chancap reflect.chancap
func reflect_chancap(c unsafe.Pointer) int {
	return chanCap(c)
}

//go:linkname reflect_chanclose reflect.chanclose
func reflect_chanclose(c unsafe.Pointer) {
	chanClose(c)
}

//go:linkname reflect_chansend0 reflect.chansend0
func reflect_chansend0(c, elem unsafe.Pointer, noBlock bool) bool {
	i, _ := chanSelect(&selectCase{c, elem, caseSend}, 1, noBlock)
	return i == 0
}

//go:linkname reflect_chanrecv reflect.chanrecv
func reflect_chanrecv(c unsafe.Pointer, noBlock bool, elem unsafe.Pointer) (selected, received bool) {
	i, ok := chanSelect(&selectCase{c, elem, caseRecv}, 1, noBlock)
	return i == 0, ok != 0
}

// runtimeSelect is reflect's.
type runtimeSelect struct {
	dir       int // 1 send, 2 receive, 3 default
	typ       unsafe.Pointer
	ch, value unsafe.Pointer
}

//go:linkname reflect_rselect reflect.rselect
func reflect_rselect(cases []runtimeSelect) (int, bool) {
	list := make([]selectCase, 0, len(cases))
	index := make([]int, 0, len(cases))
	other := -1
	for i, c := range cases {
		dir := caseRecv
		switch c.dir {
		case 3:
			other = i
			continue
		case 1:
			dir = caseSend
		}
		list = append(list, selectCase{c.ch, c.value, dir})
		index = append(index, i)
	}
	i, ok := chanSelect(unsafe.SliceData(list), len(list), other >= 0)
	if i < 0 {
		return other, false
	}
	return index[i], ok != 0 && list[i].dir == caseRecv
}

//go:linkname chanNew gosub_chan_new
func chanNew(t *abi.Type, size int) unsafe.Pointer

//go:linkname chanLen gosub_chan_len
//go:noescape
func chanLen(c unsafe.Pointer) int

//go:linkname chanCap gosub_chan_cap
//go:noescape
func chanCap(c unsafe.Pointer) int

//go:linkname chanClose gosub_chan_close
//go:noescape
func chanClose(c unsafe.Pointer)

//go:linkname chanSelect gosub_select
//go:noescape
func chanSelect(cases *selectCase, n int, hasDefault bool) (index, ok int)
