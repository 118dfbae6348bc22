module godebug

go 1.26

godebug (
	// the newest language has 0 here
	panicnil=1
)
