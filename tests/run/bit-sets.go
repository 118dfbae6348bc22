package main

type bitset []uint64

func (b *bitset) set(i uint) {
	for uint(len(*b)) <= i/64 {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}
func (b bitset) has(i uint) bool { return i/64 < uint(len(b)) && b[i/64]>>(i%64)&1 == 1 }
func (b bitset) count() (n int) {
	for _, w := range b {
		for ; w != 0; w &= w - 1 {
			n++
		}
	}
	return
}

func main() {
	const n = 10000
	var composite bitset
	for i := uint(2); i*i <= n; i++ {
		if !composite.has(i) {
			for j := i * i; j <= n; j += i {
				composite.set(j)
			}
		}
	}
	println(n-1-composite.count(), composite.has(9973), composite.has(9999), len(composite))
	var f uint8 = 0b1010_0000
	f |= 1 << 3
	f &^= 1 << 7
	f ^= 0xff
	println(f, f&0xf, f>>4)
}
