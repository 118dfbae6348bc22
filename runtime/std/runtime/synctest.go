package runtime

import "unsafe"

// Bubbles: sched/bubble.c.

// How a bubble ended.
const (
	bubbleEnded = iota
	bubbleMainGone
	bubbleDeadlock
)

//go:linkname synctestRun internal/synctest.Run
//go:noinline
func synctestRun(f func()) {
	if timeBubbled() != 0 {
		panic("synctest.Run called from within a synctest bubble")
	}
	var caller [1]uintptr
	Callers(2, caller[:])
	defer bubbleEnd()
	switch bubbleRun(f, caller[0]) {
	case bubbleMainGone:
		panic(synctestDeadlockError{"deadlock: main bubble goroutine has exited but blocked goroutines remain"})
	case bubbleDeadlock:
		panic(synctestDeadlockError{"deadlock: all goroutines in bubble are blocked"})
	}
}

// The goroutines of the bubble are in the trace of a panic with such a value (text/panic_text.c).
type synctestDeadlockError struct {
	reason string
}

func (e synctestDeadlockError) Error() string {
	return e.reason
}

//go:linkname synctestWait internal/synctest.Wait
func synctestWait() {
	if timeBubbled() == 0 {
		panic("goroutine is not in a bubble")
	}
	if bubbleWait() == 0 {
		panic("wait already in progress")
	}
}

//go:linkname synctestIsInBubble internal/synctest.IsInBubble
func synctestIsInBubble() bool {
	return timeBubbled() != 0
}

// A bubbleHandle keeps a bubble from coming to rest.
type bubbleHandle struct {
	bubble uintptr
}

//go:linkname synctestAcquire internal/synctest.acquire
func synctestAcquire() any {
	if timeBubbled() == 0 {
		return nil
	}
	return bubbleHandle{bubbleAcquire()}
}

//go:linkname synctestRelease internal/synctest.release
func synctestRelease(b any) {
	bubbleRelease(b.(bubbleHandle).bubble)
}

//go:linkname synctestInBubble internal/synctest.inBubble
func synctestInBubble(b any, f func()) {
	if timeBubbled() != 0 {
		panic("goroutine is already bubbled")
	}
	bubbleJoin(b.(bubbleHandle).bubble)
	defer bubbleJoin(0)
	f()
}

//go:linkname synctestAssociate internal/synctest.associate
func synctestAssociate(p unsafe.Pointer) int {
	return bubbleAssociate(p, 1)
}

//go:linkname synctestDisassociate internal/synctest.disassociate
func synctestDisassociate(p unsafe.Pointer) {
	bubbleDisassociate(p)
}

//go:linkname synctestIsAssociated internal/synctest.isAssociated
func synctestIsAssociated(p unsafe.Pointer) bool {
	const currentBubble = 1
	return bubbleAssociate(p, 0) == currentBubble
}

//go:linkname bubbleRun gosub_rt_bubble_run
func bubbleRun(f func(), creator uintptr) int

//go:linkname bubbleEnd gosub_rt_bubble_end
func bubbleEnd()

//go:linkname bubbleWait gosub_rt_bubble_wait
func bubbleWait() int

//go:linkname bubbleAcquire gosub_rt_bubble_acquire
func bubbleAcquire() uintptr

//go:linkname bubbleRelease gosub_rt_bubble_release
func bubbleRelease(b uintptr)

//go:linkname bubbleJoin gosub_rt_bubble_join
func bubbleJoin(b uintptr)

//go:linkname bubbleAssociate gosub_rt_bubble_associate
func bubbleAssociate(p unsafe.Pointer, add int) int

//go:linkname bubbleDisassociate gosub_rt_bubble_disassociate
func bubbleDisassociate(p unsafe.Pointer)
