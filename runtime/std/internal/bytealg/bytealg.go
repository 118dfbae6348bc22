package bytealg

import _ "unsafe" // for linkname

//go:noescape
//go:linkname IndexByte gosub_rt_index_byte
func IndexByte(b []byte, c byte) int

//go:noescape
//go:linkname IndexByteString gosub_rt_index_byte_string
func IndexByteString(s string, c byte) int

//go:noescape
//go:linkname Count gosub_rt_count_byte
func Count(b []byte, c byte) int

//go:noescape
//go:linkname CountString gosub_rt_count_byte_string
func CountString(s string, c byte) int

//go:noescape
//go:linkname Compare gosub_rt_compare_bytes
func Compare(a, b []byte) int

//go:noescape
//go:linkname CompareString gosub_rt_compare_strings
func CompareString(a, b string) int

//go:noescape
//go:linkname Index gosub_rt_index_bytes
func Index(a, b []byte) int

//go:noescape
//go:linkname IndexString gosub_rt_index_string
func IndexString(a, b string) int
