package runtime

import _ "unsafe" // for linkname

//go:linkname fipsFatal crypto/internal/fips140.fatal
func fipsFatal(text string) {
	fatal(text)
}

//go:linkname sysrandFatal crypto/internal/sysrand.fatal
func sysrandFatal(text string) {
	fatal(text)
}

//go:linkname randFatal crypto/rand.fatal
func randFatal(text string) {
	fatal(text)
}

// The goroutine's state of FIPS 140: the service indicator in the low byte, above it whether enforcement is bypassed.

const fipsBypass = 1 << 8

//go:linkname fipsState gosub_rt_fips_state
func fipsState() int

//go:linkname setFipsState gosub_rt_set_fips_state
func setFipsState(state int)

//go:linkname fipsGetIndicator crypto/internal/fips140.getIndicator
func fipsGetIndicator() uint8 {
	return uint8(fipsState())
}

//go:linkname fipsSetIndicator crypto/internal/fips140.setIndicator
func fipsSetIndicator(indicator uint8) {
	setFipsState(fipsState()&^0xff | int(indicator))
}

//go:linkname fipsSetBypass crypto/fips140.setBypass
func fipsSetBypass() {
	setFipsState(fipsState() | fipsBypass)
}

//go:linkname fipsUnsetBypass crypto/fips140.unsetBypass
func fipsUnsetBypass() {
	setFipsState(fipsState() &^ fipsBypass)
}

//go:linkname fipsIsBypassed crypto/fips140.isBypassed
func fipsIsBypassed() bool {
	return fipsState()&fipsBypass != 0
}

//go:linkname fipsMonoTime crypto/internal/fips140deps/time.monoTime
func fipsMonoTime() int64 {
	return nanotime()
}

// Processors are not asked to take the same time whatever the data: the mode is off before and after.

//go:linkname setDITEnabled crypto/subtle.setDITEnabled
func setDITEnabled() bool {
	return true
}

//go:linkname setDITDisabled crypto/subtle.setDITDisabled
func setDITDisabled() {}
