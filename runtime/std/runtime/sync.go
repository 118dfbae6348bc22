package runtime

import "unsafe"

// What waits for what: enum wait in sched/wait.h.
const (
	waitSemacquire = 1 + iota
	waitMutex
	waitRWMutexR
	waitRWMutex
	waitWaitGroup
	waitWaitGroupDurable
)

//go:linkname semaAcquire gosub_rt_sema_acquire
func semaAcquire(addr *uint32, first, reason int)

//go:linkname semaRelease gosub_rt_sema_release
func semaRelease(addr *uint32, handoff int)

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

//go:linkname syncSemacquire sync.runtime_Semacquire
func syncSemacquire(addr *uint32) {
	semaAcquire(addr, 0, waitSemacquire)
}

//go:linkname syncSemacquireWaitGroup sync.runtime_SemacquireWaitGroup
func syncSemacquireWaitGroup(addr *uint32, synctestDurable bool) {
	if synctestDurable {
		semaAcquire(addr, 0, waitWaitGroupDurable)
		return
	}
	semaAcquire(addr, 0, waitWaitGroup)
}

//go:linkname syncSemacquireRWMutexR sync.runtime_SemacquireRWMutexR
func syncSemacquireRWMutexR(addr *uint32, lifo bool, skipframes int) {
	semaAcquire(addr, toInt(lifo), waitRWMutexR)
}

//go:linkname syncSemacquireRWMutex sync.runtime_SemacquireRWMutex
func syncSemacquireRWMutex(addr *uint32, lifo bool, skipframes int) {
	semaAcquire(addr, toInt(lifo), waitRWMutex)
}

//go:linkname internalSyncSemacquireMutex internal/sync.runtime_SemacquireMutex
func internalSyncSemacquireMutex(addr *uint32, lifo bool, skipframes int) {
	semaAcquire(addr, toInt(lifo), waitMutex)
}

//go:linkname pollSemacquire internal/poll.runtime_Semacquire
func pollSemacquire(addr *uint32) {
	semaAcquire(addr, 0, waitSemacquire)
}

//go:linkname syncSemrelease sync.runtime_Semrelease
func syncSemrelease(addr *uint32, handoff bool, skipframes int) {
	semaRelease(addr, toInt(handoff))
}

//go:linkname internalSyncSemrelease internal/sync.runtime_Semrelease
func internalSyncSemrelease(addr *uint32, handoff bool, skipframes int) {
	semaRelease(addr, toInt(handoff))
}

//go:linkname pollSemrelease internal/poll.runtime_Semrelease
func pollSemrelease(addr *uint32) {
	semaRelease(addr, 0)
}

// A notifyList is sync.notifyList; C does not use what follows the two numbers.
type notifyList struct {
	wait, notify uint32
	lock         uintptr
	head, tail   unsafe.Pointer
}

//go:linkname notifyListAdd sync.runtime_notifyListAdd
func notifyListAdd(l *notifyList) uint32 {
	return notifyAdd(l)
}

//go:linkname notifyListWait sync.runtime_notifyListWait
func notifyListWait(l *notifyList, t uint32) {
	notifyWait(l, int(t))
}

//go:linkname notifyListNotifyAll sync.runtime_notifyListNotifyAll
func notifyListNotifyAll(l *notifyList) {
	notifyAll(l)
}

//go:linkname notifyListNotifyOne sync.runtime_notifyListNotifyOne
func notifyListNotifyOne(l *notifyList) {
	notifyOne(l)
}

//go:linkname notifyListCheck sync.runtime_notifyListCheck
func notifyListCheck(size uintptr) {
	if size != unsafe.Sizeof(notifyList{}) {
		throw("sync.notifyList has another size than the runtime's")
	}
}

//go:linkname notifyAdd gosub_rt_notify_add
//go:noescape
func notifyAdd(l *notifyList) uint32

//go:linkname notifyWait gosub_rt_notify_wait
func notifyWait(l *notifyList, ticket int)

//go:linkname notifyAll gosub_rt_notify_all
//go:noescape
func notifyAll(l *notifyList)

//go:linkname notifyOne gosub_rt_notify_one
//go:noescape
func notifyOne(l *notifyList)

// sync.runtime_procPin, runtime_canSpin, runtime_doSpin and their like are C under those names: overlay/sync.c.

//go:linkname registerPoolCleanup sync.runtime_registerPoolCleanup
func registerPoolCleanup(f func()) {
	setPoolCleanup(f)
}

//go:linkname setPoolCleanup gosub_rt_set_pool_cleanup
func setPoolCleanup(f func())

//go:linkname syncThrow sync.throw
func syncThrow(text string) {
	throw(text)
}

//go:linkname syncFatal sync.fatal
func syncFatal(text string) {
	fatal(text)
}

//go:linkname internalSyncThrow internal/sync.throw
func internalSyncThrow(text string) {
	throw(text)
}

//go:linkname internalSyncFatal internal/sync.fatal
func internalSyncFatal(text string) {
	fatal(text)
}

//go:linkname internalSyncNanotime internal/sync.runtime_nanotime
func internalSyncNanotime() int64 {
	return nanotime()
}
