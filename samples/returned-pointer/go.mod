module returned-pointer

go 1.26
