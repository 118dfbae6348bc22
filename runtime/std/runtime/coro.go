package runtime

import _ "unsafe" // for linkname

// A coro is a place where one goroutine waits while another runs (for iter.Pull): sched/coro.c, which knows this
// layout.
type coro struct {
	f        func(*coro)
	waits    uintptr // the goroutine
	m        uintptr
	locks    uint64
	ownLocks uint64
}

// newcoro returns a coro in which a new goroutine waits to run f.
//
//go:noinline
func newcoro(f func(*coro)) *coro {
	var caller [1]uintptr
	Callers(2, caller[:])
	c := &coro{f: f}
	c.waits = coroNew(c, func() { corostart(c) }, caller[0])
	return c
}

func corostart(c *coro) {
	defer coroexit(c)
	c.f(c)
}

func coroexit(c *coro) {
	coroExit(c)
}

// coroswitch runs the goroutine that waits in c; the caller waits there in its place.
func coroswitch(c *coro) {
	coroSwitch(c)
}

//go:linkname coroNew gosub_rt_coro_new
func coroNew(c *coro, start func(), creator uintptr) uintptr

//go:linkname coroSwitch gosub_rt_coro_switch
func coroSwitch(c *coro)

//go:linkname coroExit gosub_rt_coro_exit
func coroExit(c *coro)
