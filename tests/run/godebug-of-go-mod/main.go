// A godebug line of go.mod is a setting that the program starts with.
package main

func main() {
	defer func() { println(recover() == nil) }()
	panic(nil)
}
