module godebug

go 1.26

godebug default=go1.20
