package main

func main() {
	var p *struct{ a, b int }
	println(p.b)
}
