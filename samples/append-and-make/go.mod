module append-and-make

go 1.26
