package runtime

import _ "unsafe" // for linkname

//go:linkname nanotime gosub_rt_nanotime
func nanotime() int64

//go:linkname walltime gosub_rt_walltime
func walltime() (sec, nsec int)

//go:linkname timeNow time.now
func timeNow() (sec int64, nsec int32, mono int64) {
	s, ns := walltime()
	return int64(s), int32(ns), nanotime()
}

//go:linkname timeRuntimeNow time.runtimeNow
func timeRuntimeNow() (sec int64, nsec int32, mono int64) {
	return timeNow()
}

//go:linkname timeRuntimeNano time.runtimeNano
func timeRuntimeNano() int64 {
	return nanotime()
}

//go:linkname timeRuntimeIsBubbled time.runtimeIsBubbled
func timeRuntimeIsBubbled() bool {
	return false
}
