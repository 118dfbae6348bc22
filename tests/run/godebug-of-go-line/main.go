// Before Go 1.21 panic(nil) panicked with nil; a module of that time still does.
package main

func main() {
	defer func() { println(recover() == nil) }()
	panic(nil)
}
