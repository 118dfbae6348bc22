package runtime

// GOARCH is the architecture programs are built for.
const GOARCH = "amd64"

const sysFcntl = 72 // number of the system call
