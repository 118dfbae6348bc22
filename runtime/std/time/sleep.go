package time

import _ "unsafe" // for linkname

// sendTime sends the time at which the timer was due, delta ago, unless the timer was set anew since seq, or a value
// waits already.
func sendTime(c any, seq uintptr, delta int64) {
	t := Now().Add(Duration(-delta))
	timerSend(c.(chan Time), seq, &t)
}

//go:linkname timerSend gosub_rt_timer_send
//go:noescape
func timerSend(c chan Time, seq uintptr, t *Time)
