module example.org/uintptrs

go 1.26
