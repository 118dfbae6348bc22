package main

type bad struct{ p *int }

func (b bad) Error() string { return string(rune('0' + *b.p)) }

func main() {
	defer println("deferred")
	panic(bad{})
}
