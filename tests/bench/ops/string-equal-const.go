// ops: 200000000
package main

//go:noinline
func count(words []string, n int) (c int) {
	for i := 0; i < n; i++ {
		if words[i&7] == "POST" {
			c++
		}
	}
	return c
}

func main() {
	println(count([]string{"GET", "POST", "PUT", "HEAD", "LINK", "DELETE", "TRACE", "PO" + string(rune('A'+len("aaaaaaaaaaaaaaaaaa"))) + "T"}, 200000000))
}
