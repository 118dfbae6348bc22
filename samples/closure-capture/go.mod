module closure-capture

go 1.26
