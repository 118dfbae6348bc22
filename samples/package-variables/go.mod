module package-variables

go 1.26
