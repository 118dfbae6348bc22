module packages

go 1.26
