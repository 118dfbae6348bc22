package main

func main() {
	panic(e{})
}

type e struct{}

func (e) Error() string {
	return "my error"
}
