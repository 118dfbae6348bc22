// escape: go

package main

// The capacities append chooses are those of size classes; they are visible, and programs see them.
func grow[T any](name string) {
	var s []T
	var x T
	print(name)
	last := 0
	for len(s) < 600 {
		s = append(s, x)
		if cap(s) != last {
			last = cap(s)
			print(" ", last)
		}
	}
	println()
}

type three [3]byte
type odd struct {
	p *int
	b [9]byte
}

func main() {
	grow[byte]("byte")
	grow[uint16]("uint16")
	grow[int32]("int32")
	grow[int]("int")
	grow[string]("string")
	grow[[]int]("slice")
	grow[three]("3 bytes")
	grow[odd]("24 bytes")
	grow[[5]int]("40 bytes")
	grow[struct{}]("nothing")
	for _, n := range []int{0, 1, 5, 9, 17, 33, 100, 255, 257, 1000, 4097} {
		print(cap(append([]byte(nil), make([]byte, n)...)), " ", cap(append(make([]int, 3), make([]int, n)...)), " ")
	}
	println()
	println(cap(append([]byte("abc"), "defghijkl"...)), cap([]rune(string(make([]byte, 33)))))
	println(cap(append(make([]int, 256), 1)), cap(append(make([]int, 512), 1)), cap(append(make([]string, 300, 300), "")))
}
