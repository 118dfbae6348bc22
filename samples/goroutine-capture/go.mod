module goroutine-capture

go 1.26
