// ops: 1
package main

func main() {}
