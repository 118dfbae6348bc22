package main

func try(f func()) {
	defer func() { println(recover().(error).Error()) }()
	f()
}

var neg, two, five, nine = -1, 2, 5, 9

func main() {
	s := make([]int, 4, 6)
	str := "abcd"
	arr := [4]int{}
	p := &arr
	try(func() { _ = s[five] })
	try(func() { _ = s[neg] })
	try(func() { _ = arr[five] })
	try(func() { _ = p[five] })
	try(func() { _ = str[five] })
	try(func() { _ = str[neg] })
	try(func() { _ = s[:nine] })
	try(func() { _ = s[:neg] })
	try(func() { _ = s[five:two] })
	try(func() { _ = s[five:] })
	try(func() { _ = s[neg:] })
	try(func() { _ = str[:nine] })
	try(func() { _ = str[five:] })
	try(func() { _ = str[five-1 : two] })
	try(func() { _ = p[:five] })
	try(func() { _ = arr[five:] })
	try(func() { _ = arr[five-2 : two] })
	try(func() { _ = s[0:1:nine] })
	try(func() { _ = s[:nine:five] })
	try(func() { _ = s[five:two:five] })
	try(func() { _ = s[:two:neg] })
	try(func() { _ = p[:two:five] })
	try(func() { _ = p[: five-1 : two] })
	try(func() { _ = p[five-1 : two : two+1] })
	try(func() { _ = s[uint64(1<<62)<<uint(two-1)] })
	try(func() { _ = s[uint8(200)] })
	try(func() { _ = s[int8(-7)+int8(neg)] })
	try(func() { _ = str[:^uint64(0)-uint64(two)] })
	var nils []byte
	try(func() { _ = nils[0] })
	try(func() { nils[two-2]++ })
	println(len(s[4:five]), len(s[2:2]), len(str[4:]), len(nils[:0]))
}
