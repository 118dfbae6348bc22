module interface-conversion

go 1.26
