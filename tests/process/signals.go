// Says that it is there, then runs until a signal ends it.
package main

func main() {
	println("ready")
	for {
	}
}
