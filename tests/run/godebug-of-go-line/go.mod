module godebug

go 1.20
