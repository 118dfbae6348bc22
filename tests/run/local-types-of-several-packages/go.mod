module loc

go 1.26
