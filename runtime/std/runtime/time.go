package runtime

import _ "unsafe" // for linkname

//go:linkname nanotime gosub_rt_nanotime
func nanotime() int64
