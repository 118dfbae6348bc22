module pointer-through-channel

go 1.26
