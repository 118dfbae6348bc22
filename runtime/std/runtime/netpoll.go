package runtime

import _ "unsafe" // for linkname

//go:linkname pollServerInit internal/poll.runtime_pollServerInit
func pollServerInit() {
	pollStart()
}

//go:linkname isPollServerDescriptor internal/poll.runtime_isPollServerDescriptor
func isPollServerDescriptor(fd uintptr) bool {
	return pollIsOwn(fd) != 0
}

//go:linkname pollServerOpen internal/poll.runtime_pollOpen
func pollServerOpen(fd uintptr) (desc uintptr, errno int) {
	return pollOpen(fd)
}

//go:linkname pollServerClose internal/poll.runtime_pollClose
func pollServerClose(desc uintptr) {
	pollClose(desc)
}

//go:linkname pollServerReset internal/poll.runtime_pollReset
func pollServerReset(desc uintptr, mode int) int {
	return pollReset(desc, mode)
}

//go:linkname pollServerWait internal/poll.runtime_pollWait
func pollServerWait(desc uintptr, mode int) int {
	return pollWait(desc, mode)
}

// pollServerWaitCanceled is called on Windows only.
//
//go:linkname pollServerWaitCanceled internal/poll.runtime_pollWaitCanceled
func pollServerWaitCanceled(desc uintptr, mode int) {
	throw("runtime_pollWaitCanceled")
}

//go:linkname pollServerSetDeadline internal/poll.runtime_pollSetDeadline
func pollServerSetDeadline(desc uintptr, delay int64, mode int) {
	pollSetDeadline(desc, delay, mode)
}

//go:linkname pollServerUnblock internal/poll.runtime_pollUnblock
func pollServerUnblock(desc uintptr) {
	pollUnblock(desc)
}

//go:linkname pollStart gosub_rt_poll_start
func pollStart()

//go:linkname pollIsOwn gosub_rt_poll_is_own
func pollIsOwn(fd uintptr) int

//go:linkname pollOpen gosub_rt_poll_open
func pollOpen(fd uintptr) (desc uintptr, errno int)

//go:linkname pollClose gosub_rt_poll_close
func pollClose(desc uintptr)

//go:linkname pollReset gosub_rt_poll_reset
func pollReset(desc uintptr, mode int) int

//go:linkname pollWait gosub_rt_poll_wait
func pollWait(desc uintptr, mode int) int

//go:linkname pollSetDeadline gosub_rt_poll_set_deadline
func pollSetDeadline(desc uintptr, delay int64, mode int)

//go:linkname pollUnblock gosub_rt_poll_unblock
func pollUnblock(desc uintptr)
