package runtime

// A coro is a place where one goroutine waits while another runs (for iter.Pull). The two hand control over through
// channels, so at most one of them runs.
type coro struct {
	f      func(*coro)
	parked chan struct{} // of the goroutine that waits
}

// newcoro returns a coro in which a new goroutine waits to run f.
func newcoro(f func(*coro)) *coro {
	c := &coro{f: f, parked: make(chan struct{})}
	go corostart(c, c.parked)
	return c
}

func corostart(c *coro, start chan struct{}) {
	<-start
	defer coroexit(c)
	c.f(c)
}

func coroexit(c *coro) {
	other := c.parked
	c.parked = nil
	other <- struct{}{}
}

// coroswitch runs the goroutine that waits in c; the caller waits there in its place.
func coroswitch(c *coro) {
	self, other := make(chan struct{}), c.parked
	if other == nil {
		panic(plainError("coroswitch on exited coro"))
	}
	c.parked = self
	other <- struct{}{}
	<-self
}
