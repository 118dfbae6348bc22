package runtime

import _ "unsafe" // for linkname

// Execution traces are not made: StartTrace says so, and what marks tasks and regions finds tracing off.

// StartTrace returns an error: execution traces are not supported.
func StartTrace() error {
	return plainError("runtime: execution traces are not supported by gosubc; runtime/pprof's profiles are")
}

// StopTrace does nothing, as no trace is ever on.
func StopTrace() {}

// ReadTrace returns nil: there is no trace.
func ReadTrace() []byte {
	return nil
}

//go:linkname traceAdvance
func traceAdvance(stop bool) {}

//go:linkname traceClockNow
func traceClockNow() uint64 {
	return uint64(nanotime())
}

//go:linkname traceClockUnitsPerSecond runtime/trace.runtime_traceClockUnitsPerSecond
func traceClockUnitsPerSecond() uint64 {
	return 1e9
}

//go:linkname trace_userTaskCreate runtime/trace.userTaskCreate
func trace_userTaskCreate(id, parentID uint64, taskType string) {}

//go:linkname trace_userTaskEnd runtime/trace.userTaskEnd
func trace_userTaskEnd(id uint64) {}

//go:linkname trace_userRegion runtime/trace.userRegion
func trace_userRegion(id, mode uint64, name string) {}

//go:linkname trace_userLog runtime/trace.userLog
func trace_userLog(id uint64, category, message string) {}
