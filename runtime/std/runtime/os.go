package runtime

import (
	"internal/cpu"
	"internal/runtime/exithook"
	_ "unsafe" // for linkname
)

// ---- arguments and environment ----

//go:linkname argument gosub_rt_argument
func argument(i int) string

//go:linkname argumentCount gosub_rt_argument_count
func argumentCount() int

//go:linkname environment gosub_rt_environment
func environment(i int) string

//go:linkname environmentCount gosub_rt_environment_count
func environmentCount() int

//go:linkname osArgs os.runtime_args
func osArgs() []string {
	list := make([]string, argumentCount())
	for i := range list {
		list[i] = argument(i)
	}
	return list
}

//go:linkname syscallEnvs syscall.runtime_envs
func syscallEnvs() []string {
	list := make([]string, environmentCount())
	for i := range list {
		list[i] = environment(i)
	}
	return list
}

//go:linkname syscallSetenv syscall.runtimeSetenv
func syscallSetenv(key, value string) {
	if key == "GODEBUG" {
		godebugNotify(value)
	}
}

//go:linkname syscallUnsetenv syscall.runtimeUnsetenv
func syscallUnsetenv(key string) {
	if key == "GODEBUG" {
		godebugNotify("")
	}
}

//go:linkname syscallClearenv syscall.runtimeClearenv
func syscallClearenv(env map[string]int) {
	if _, ok := env["GODEBUG"]; ok {
		godebugNotify("")
	}
}

// ---- the end ----

func init() {
	cpu.Initialize(godebugEnv())
	exithook.Gosched = Gosched
	exithook.Goid = goid
	exithook.Throw = throw
}

//go:linkname goid gosub_rt_goid
func goid() uint64

// beforeExit is what main_goroutine calls after main.main.
func beforeExit() {
	exithook.Run(0)
}

//go:linkname osBeforeExit os.runtime_beforeExit
func osBeforeExit(code int) {
	exithook.Run(code)
}

//go:linkname syscallExit syscall.Exit
func syscallExit(code int) {
	exit(code)
}

//go:linkname exit gosub_rt_exit
func exit(code int)

//go:linkname raise gosub_rt_raise
func raise(sig int)

// ---- the rest ----

//go:linkname syscallGetpagesize syscall.Getpagesize
func syscallGetpagesize() int {
	return 4096
}

//go:linkname fcntl
func fcntl(fd, cmd, arg int32) (ret int32, errno int32) {
	r := systemCall(sysFcntl, uintptr(fd), uintptr(cmd), uintptr(arg), 0, 0, 0)
	if r < 0 {
		return -1, int32(-r)
	}
	return int32(r), 0
}

// vgetrandom reports that the kernel's vDSO is not used for random bytes.
//
//go:linkname vgetrandom
func vgetrandom(p []byte, flags uint32) (ret int, supported bool) {
	return -1, false
}

// godebugMetrics says how often settings of GODEBUG made a difference, by the names of runtime/metrics.
var godebugMetrics = map[string]func() uint64{}

//go:linkname godebugRegisterMetric internal/godebug.registerMetric
func godebugRegisterMetric(name string, read func() uint64) {
	godebugMetrics[name] = read
}
