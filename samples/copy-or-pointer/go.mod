module copy-or-pointer

go 1.26
