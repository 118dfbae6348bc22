package main

func other() {
	where()
//line main.go:5000
	where()
}
