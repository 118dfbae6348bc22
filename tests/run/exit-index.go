package main

func main() {
	a := []int{1, 2, 3}
	n := 3
	println(a[n])
}
