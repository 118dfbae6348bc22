module string-conversion

go 1.26
