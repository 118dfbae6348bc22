module large-object

go 1.26
