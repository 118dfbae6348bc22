package runtime

import _ "unsafe" // for linkname

// What package os/signal is made of. C keeps a bit for each signal that came (notify.c).

var signalsCome [2]uint64 // taken from C, not yet handed on

//go:linkname signal_recv os/signal.signal_recv
func signal_recv() uint32 {
	for {
		for i, word := range signalsCome {
			for bit := range uint32(64) {
				if word>>bit&1 != 0 {
					signalsCome[i] &^= 1 << bit
					return uint32(i)*64 + bit
				}
			}
		}
		signalWait(&signalsCome)
	}
}

// signalWaitUntilIdle returns when what was sent before has been handed on.
//
//go:linkname signalWaitUntilIdle os/signal.signalWaitUntilIdle
func signalWaitUntilIdle() {
	for signalBusy() != 0 {
		Gosched()
	}
}

//go:linkname signal_enable os/signal.signal_enable
func signal_enable(sig uint32) {
	signalEnable(int(sig))
}

//go:linkname signal_disable os/signal.signal_disable
func signal_disable(sig uint32) {
	signalDisable(int(sig))
}

//go:linkname signal_ignore os/signal.signal_ignore
func signal_ignore(sig uint32) {
	signalIgnore(int(sig))
}

//go:linkname signal_ignored os/signal.signal_ignored
func signal_ignored(sig uint32) bool {
	return signalIgnored(int(sig)) != 0
}

// osSigpipe is called when a write to standard output or error finds nobody who reads.
//
//go:linkname osSigpipe os.sigpipe
func osSigpipe() {
	const sigpipe = 13
	if signalIgnored(sigpipe) == 0 && signalSend(sigpipe) == 0 {
		raise(sigpipe)
	}
}

//go:linkname signalWait gosub_rt_signal_wait
func signalWait(come *[2]uint64)

//go:linkname signalBusy gosub_rt_signal_busy
func signalBusy() int

//go:linkname signalEnable gosub_rt_signal_enable
func signalEnable(sig int)

//go:linkname signalDisable gosub_rt_signal_disable
func signalDisable(sig int)

//go:linkname signalIgnore gosub_rt_signal_ignore
func signalIgnore(sig int)

//go:linkname signalIgnored gosub_rt_signal_ignored
func signalIgnored(sig int) int

//go:linkname signalSend gosub_rt_signal_send
func signalSend(sig int) int
