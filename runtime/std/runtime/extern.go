// Package runtime is what gosubc's programs see of the machine they run on. C does the work (the folder above);
// here are the types and names that Go code uses.
package runtime

import _ "unsafe" // for linkname

// Compiler is the name of the tool chain: that one whose library, build constraints (//go:build gc) and formats of
// files a program of ours finds, for it is what programs ask it for.
const Compiler = "gc"

// GOOS is the operating system programs are built for.
const GOOS = "linux"

// Version returns the version of Go whose language and library the program was built with.
func Version() string {
	return version()
}

// GOROOT returns $GOROOT, or where the Go tree lay when the program was built.
func GOROOT() string {
	return goroot()
}

//go:linkname goroot gosub_rt_goroot
func goroot() string

//go:linkname version gosub_rt_version
func version() string
