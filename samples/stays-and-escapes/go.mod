module stays-and-escapes

go 1.26
