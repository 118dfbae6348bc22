package main

// A hash of many blocks: rotations, arrays of words in the frame, tables made at run time.

var k [64]uint32
var start [8]uint32

func isPrime(n uint32) bool {
	for d := uint32(2); d*d <= n; d++ {
		if n%d == 0 {
			return false
		}
	}
	return true
}

// fraction gives the first 32 bits behind the point of the root of n, by bisection on integers.
func fraction(n uint64, cube bool) uint32 {
	lo, hi := uint64(0), uint64(1)<<36
	for lo+1 < hi {
		mid := (lo + hi) / 2
		f := float64(mid) / (1 << 32)
		p := f * f
		if cube {
			p *= f
		}
		if p <= float64(n) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return uint32(lo)
}

func init() {
	n := 0
	for p := uint32(2); n < 64; p++ {
		if !isPrime(p) {
			continue
		}
		if n < 8 {
			start[n] = fraction(uint64(p), false)
		}
		k[n] = fraction(uint64(p), true)
		n++
	}
}

func rotate(x uint32, n uint) uint32 { return x>>n | x<<(32-n) }

func block(h *[8]uint32, p []byte) {
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[i*4])<<24 | uint32(p[i*4+1])<<16 | uint32(p[i*4+2])<<8 | uint32(p[i*4+3])
	}
	for i := 16; i < 64; i++ {
		s0 := rotate(w[i-15], 7) ^ rotate(w[i-15], 18) ^ w[i-15]>>3
		s1 := rotate(w[i-2], 17) ^ rotate(w[i-2], 19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, d, e, f, g, hh := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
	for i := 0; i < 64; i++ {
		t1 := hh + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e&f ^ ^e&g) + k[i] + w[i]
		t2 := (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a&b ^ a&c ^ b&c)
		hh, g, f, e, d, c, b, a = g, f, e, d+t1, c, b, a, t1+t2
	}
	h[0] += a
	h[1] += b
	h[2] += c
	h[3] += d
	h[4] += e
	h[5] += f
	h[6] += g
	h[7] += hh
}

func sum(data []byte) [8]uint32 {
	h := start
	n := uint64(len(data)) * 8
	for len(data) >= 64 {
		block(&h, data[:64])
		data = data[64:]
	}
	tail := append(append([]byte{}, data...), 0x80)
	for len(tail)%64 != 56 {
		tail = append(tail, 0)
	}
	for s := 56; s >= 0; s -= 8 {
		tail = append(tail, byte(n>>uint(s)))
	}
	for ; len(tail) > 0; tail = tail[64:] {
		block(&h, tail[:64])
	}
	return h
}

func main() {
	data := make([]byte, 1<<20)
	for i := range data {
		data[i] = byte(i * 7)
	}
	var h [8]uint32
	for i := 0; i < 80; i++ {
		h = sum(data)
		data[i] = byte(h[i%8])
	}
	println(h[0], h[7])
}
