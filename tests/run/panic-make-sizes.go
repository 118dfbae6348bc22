package main

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		} else {
			println("fine")
		}
	}()
	f()
}

type huge [1 << 12]int64

func main() {
	neg, big, five := -1, 1<<62, 5
	var u64 uint64 = 1 << 63
	try(func() { _ = make([]int, neg) })
	try(func() { _ = make([]int, 0, neg) })
	try(func() { _ = make([]int, five, five-1) })
	try(func() { _ = make([]byte, u64) })
	try(func() { _ = make([]huge, big) })
	try(func() { _ = make([]int64, 0, big) })
	try(func() { _ = make([]struct{}, big) })
	try(func() { _ = make([]struct{}, neg) })
	try(func() { _ = make([]int8, int8(neg)) })
	try(func() { _ = make(chan int, neg) })
	try(func() { _ = make(chan huge, big) })
	try(func() { _ = make(chan int, u64) })
	try(func() { _ = make(map[int]int, neg) })
	try(func() { _ = append([]struct{}(nil), make([]struct{}, five)...) })
}
