package runtime

import _ "unsafe" // for linkname

// No file is polled: each says so when it is opened, and is read and written with calls that block.

const errNotPermitted = 1

//go:linkname pollServerInit internal/poll.runtime_pollServerInit
func pollServerInit() {}

//go:linkname pollOpen internal/poll.runtime_pollOpen
func pollOpen(fd uintptr) (uintptr, int) {
	return 0, errNotPermitted
}

//go:linkname pollClose internal/poll.runtime_pollClose
func pollClose(ctx uintptr) {}

//go:linkname pollReset internal/poll.runtime_pollReset
func pollReset(ctx uintptr, mode int) int {
	return 0
}

//go:linkname pollWait internal/poll.runtime_pollWait
func pollWait(ctx uintptr, mode int) int {
	return 0
}

//go:linkname pollWaitCanceled internal/poll.runtime_pollWaitCanceled
func pollWaitCanceled(ctx uintptr, mode int) {}

//go:linkname pollSetDeadline internal/poll.runtime_pollSetDeadline
func pollSetDeadline(ctx uintptr, d int64, mode int) {}

//go:linkname pollUnblock internal/poll.runtime_pollUnblock
func pollUnblock(ctx uintptr) {}

//go:linkname isPollServerDescriptor internal/poll.runtime_isPollServerDescriptor
func isPollServerDescriptor(fd uintptr) bool {
	return false
}
