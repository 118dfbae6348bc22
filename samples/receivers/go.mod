module receivers

go 1.26
