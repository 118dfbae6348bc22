package main

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			println(what, r.(error).Error())
		}
	}()
	f()
	println(what, "fine")
}

func main() {
	s := make([]int, 3, 5)
	str := "hello"
	var arr [4]int
	p := &arr
	n, m, neg := 10, 2, -1
	huge := uint64(1) << 63
	try("s[n]", func() { _ = s[n] })
	try("s[neg]", func() { _ = s[neg] })
	try("s[3]", func() { s[3]++ })
	try("s[:5]", func() { _ = s[:5] })
	try("s[:n]", func() { _ = s[:n] })
	try("s[n:]", func() { _ = s[n:] })
	try("s[m:1]", func() { _ = s[m:1] })
	try("s[::n]", func() { _ = s[:2:n] })
	try("s[:4:m]", func() { _ = s[:4:m] })
	try("s[3:m:4]", func() { _ = s[3:m:4] })
	try("str[n]", func() { _ = str[n] })
	try("str[:n]", func() { _ = str[:n] })
	try("str[n:]", func() { _ = str[n:] })
	try("str[m:1]", func() { _ = str[m:1] })
	try("arr[n]", func() { arr[n%8+2]++ })
	try("p[:n]", func() { _ = p[:n] })
	try("uint", func() { _ = s[uint8(200)] })
	try("u64", func() { _ = s[huge] })
	try("neg slice", func() { _ = s[neg:] })
	try("array conversion", func() { _ = [4]int(s) })
	try("make", func() { _ = make([]int, neg) })
	try("make cap", func() { _ = make([]int, 2, m-1) })
}
