package main

type block struct{ data [512]int }

//go:noinline
func sumValue(b block) int {
	total := 0
	for _, x := range b.data {
		total += x
	}
	return total
}

//go:noinline
func sumPointer(b *block) int {
	total := 0
	for i := range b.data {
		total += b.data[i]
	}
	return total
}

//go:noinline
func makeValue(seed int) block {
	var b block
	for i := range b.data {
		b.data[i] = seed
	}
	return b
}

//go:noinline
func makePointer(seed int) *block {
	b := new(block)
	for i := range b.data {
		b.data[i] = seed
	}
	return b
}

func main() {
	v := makeValue(1)
	p := makePointer(2)
	total := 0
	for i := 0; i < 200000; i++ {
		v.data[i%512]++
		p.data[i%512]++
		total += sumValue(v) + sumPointer(p)
	}
	println(total)
}
