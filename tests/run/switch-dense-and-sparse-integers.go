package main

func dense(n int) string {
	switch n {
	case 0:
		return "zero"
	case 1, 2, 3:
		return "few"
	case 5:
		return "five"
	case 4:
		return "four"
	case 7, 6:
		return "six or seven"
	case 8:
		return "eight"
	}
	return "?"
}

func sparse(n int64) int {
	switch n {
	case -1 << 63:
		return 1
	case -1:
		return 2
	case 1<<63 - 1:
		return 3
	case 1 << 32, 1<<32 + 1:
		return 4
	case 1000003:
		return 5
	case 0x7fffffff, 0x80000000:
		return 6
	}
	return 0
}

func unsigned(n uint64) int {
	switch n {
	case 1<<64 - 1:
		return 1
	case 1 << 63:
		return 2
	case 0:
		return 3
	}
	return 0
}

func bytes(b byte) string {
	switch {
	case b >= '0' && b <= '9':
		return "digit"
	}
	switch b {
	case ' ', '\t', '\n', '\r':
		return "space"
	case 'a', 'e', 'i', 'o', 'u':
		return "vowel"
	case 200, 201, 255:
		return "high"
	}
	return "other"
}

func narrow(n int8) int {
	switch n {
	case -128:
		return 1
	case 127:
		return 2
	case -1:
		return 3
	default:
		return int(n)
	}
}

func main() {
	for n := -1; n < 10; n++ {
		print(dense(n), " ")
	}
	println()
	for _, n := range []int64{-1 << 63, -1<<63 + 1, -1, 0, 1<<63 - 1, 1 << 32, 1<<32 + 1, 1<<32 + 2, 1000003, 0x7fffffff, 0x80000000, -0x80000000} {
		print(sparse(n), " ")
	}
	println()
	println(unsigned(1<<64-1), unsigned(1<<63), unsigned(1<<63-1), unsigned(0))
	for _, b := range []byte("7 a\rz\xff\xc9\xca") {
		print(bytes(b), " ")
	}
	println()
	println(narrow(-128), narrow(127), narrow(-1), narrow(5))
	r := 0
	for i := range 1000 {
		switch i % 7 {
		case 0:
			r += 1
		case 3:
			r += 10
			continue
		case 5:
			r += 100
			fallthrough
		case 6:
			r += 1000
		}
	}
	println(r)
}
