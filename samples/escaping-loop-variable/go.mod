module escaping-loop-variable

go 1.26
