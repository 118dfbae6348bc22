// default= stands for the settings of another go line; what the package says itself is stronger.
//
//go:debug panicnil=0
package main

func main() {
	defer func() { println(recover() == nil) }()
	panic(nil)
}
