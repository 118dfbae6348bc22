package runtime

import "unsafe"

// ---- clocks ----

// nanotime and walltime are C under these names: overlay/time.c.
func nanotime() int64

func walltime() (sec int64, nsec int32)

//go:linkname timeNow time.now
func timeNow() (sec int64, nsec int32, mono int64) {
	sec, nsec = walltime()
	return sec, nsec, nanotime()
}

// timeRuntimeNow is the time of the goroutine's bubble, which has no monotonic part, or the real one.
//
//go:linkname timeRuntimeNow time.runtimeNow
func timeRuntimeNow() (sec int64, nsec int32, mono int64) {
	if timeBubbled() != 0 {
		now := timeNano()
		return now / 1e9, int32(now % 1e9), 0
	}
	return timeNow()
}

//go:linkname timeRuntimeNano time.runtimeNano
func timeRuntimeNano() int64 {
	return timeNano()
}

//go:linkname timeIsBubbled time.runtimeIsBubbled
func timeIsBubbled() bool {
	return timeBubbled() != 0
}

//go:linkname timeNano gosub_rt_time_nano
func timeNano() int64

//go:linkname timeBubbled gosub_rt_time_bubbled
func timeBubbled() int

// haveHighResSleep: sleeps are as fine as the clock. It is what tests of other packages ask for by its name.
//
//go:linkname haveHighResSleep
var haveHighResSleep = true

// ---- timers ----

//go:linkname timeSleep time.Sleep
func timeSleep(ns int64) {
	sleep(ns)
}

//go:linkname newTimer time.newTimer
func newTimer(when, period int64, f func(arg any, seq uintptr, delta int64), arg any, c unsafe.Pointer) unsafe.Pointer {
	return timerNew(when, period, f, arg, c)
}

//go:linkname stopTimer time.stopTimer
func stopTimer(t unsafe.Pointer) bool {
	return timerStop(t) != 0
}

//go:linkname resetTimer time.resetTimer
func resetTimer(t unsafe.Pointer, when, period int64) bool {
	return timerReset(t, when, period) != 0
}

//go:linkname sleep gosub_rt_time_sleep
func sleep(ns int64)

//go:linkname timerNew gosub_rt_timer_new
func timerNew(when, period int64, f func(arg any, seq uintptr, delta int64), arg any, c unsafe.Pointer) unsafe.Pointer

//go:linkname timerStop gosub_rt_timer_stop
func timerStop(t unsafe.Pointer) int

//go:linkname timerReset gosub_rt_timer_reset
func timerReset(t unsafe.Pointer, when, period int64) int
