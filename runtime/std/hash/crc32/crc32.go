package crc32

func archAvailableIEEE() bool {
	return false
}

func archAvailableCastagnoli() bool {
	return false
}

func archInitIEEE() {
	panic("not available")
}

func archUpdateIEEE(crc uint32, p []byte) uint32 {
	panic("not available")
}

func archInitCastagnoli() {
	panic("not available")
}

func archUpdateCastagnoli(crc uint32, p []byte) uint32 {
	panic("not available")
}
