package runtime

// GOARCH is the architecture programs are built for.
const GOARCH = "arm64"
