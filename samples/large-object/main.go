package main

//go:noinline
func fits() int {
	var a [8192]byte
	for i := range a {
		a[i] = byte(i)
	}
	return int(a[100])
}

//go:noinline
func tooLargeVariable() int {
	var a [256 << 10]byte
	for i := range a {
		a[i] = byte(i)
	}
	return int(a[100])
}

//go:noinline
func tooLargeMake() int {
	a := make([]byte, 65<<10)
	for i := range a {
		a[i] = byte(i)
	}
	return int(a[100])
}

func main() {
	println(fits(), tooLargeVariable(), tooLargeMake())
}
