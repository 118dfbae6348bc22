module pointer-stored

go 1.26
