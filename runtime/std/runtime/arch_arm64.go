package runtime

// GOARCH is the architecture programs are built for.
const GOARCH = "arm64"

const sysFcntl = 25 // number of the system call
