package main

func div(a, b int) (q int, err any) {
	defer func() { err = recover() }()
	return a / b, nil
}

func main() {
	q, err := div(6, 3)
	println(q, err == nil)
	_, err = div(1, 0)
	println(err.(error).Error())
	var z uint8
	println(5 % z)
}
