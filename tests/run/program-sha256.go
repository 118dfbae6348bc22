package main

var k [64]uint32
var start [8]uint32

func init() {
	n := 0
	for p := uint64(2); n < 64; p++ {
		prime := true
		for q := uint64(2); q*q <= p; q++ {
			if p%q == 0 {
				prime = false
				break
			}
		}
		if prime {
			if n < 8 {
				start[n] = fraction(p, 2)
			}
			k[n] = fraction(p, 3)
			n++
		}
	}
}

// fraction returns the first 32 bits of the fraction of p's root.
func fraction(p uint64, root int) uint32 {
	lo, hi := uint64(0), uint64(1)<<38
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if less(mid, root, p) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return uint32(lo)
}

// less tells whether (x/2^32)^root <= p, in limbs of 32 bits.
func less(x uint64, root int, p uint64) bool {
	prod := []uint64{1}
	for range root {
		next := make([]uint64, len(prod)+3)
		for i, d := range prod {
			for j, f := range [2]uint64{x & (1<<32 - 1), x >> 32} {
				t := d * f
				next[i+j] += t & (1<<32 - 1)
				next[i+j+1] += t >> 32
			}
		}
		for i := range len(next) - 1 {
			next[i+1] += next[i] >> 32
			next[i] &= 1<<32 - 1
		}
		prod = next
	}
	high := prod[root]
	for i := root + 1; i < len(prod); i++ {
		if prod[i] != 0 {
			return false
		}
	}
	return high < p
}

func ror(x uint32, n uint) uint32 { return x>>n | x<<(32-n) }

func sum(msg []byte) (out [32]byte) {
	h := start
	bits := uint64(len(msg)) * 8
	msg = append(append([]byte(nil), msg...), 0x80)
	for len(msg)%64 != 56 {
		msg = append(msg, 0)
	}
	for i := 7; i >= 0; i-- {
		msg = append(msg, byte(bits>>(8*i)))
	}
	for ; len(msg) > 0; msg = msg[64:] {
		var w [64]uint32
		for i := range 16 {
			w[i] = uint32(msg[4*i])<<24 | uint32(msg[4*i+1])<<16 | uint32(msg[4*i+2])<<8 | uint32(msg[4*i+3])
		}
		for i := 16; i < 64; i++ {
			a, b := w[i-15], w[i-2]
			w[i] = w[i-16] + (ror(a, 7) ^ ror(a, 18) ^ a>>3) + w[i-7] + (ror(b, 17) ^ ror(b, 19) ^ b>>10)
		}
		v := h
		for i := range 64 {
			t1 := v[7] + (ror(v[4], 6) ^ ror(v[4], 11) ^ ror(v[4], 25)) + (v[4]&v[5] ^ ^v[4]&v[6]) + k[i] + w[i]
			t2 := (ror(v[0], 2) ^ ror(v[0], 13) ^ ror(v[0], 22)) + (v[0]&v[1] ^ v[0]&v[2] ^ v[1]&v[2])
			copy(v[1:], v[:7])
			v[4] += t1
			v[0] = t1 + t2
		}
		for i := range h {
			h[i] += v[i]
		}
	}
	for i := range out {
		out[i] = byte(h[i/4] >> (24 - 8*(i%4)))
	}
	return
}

func main() {
	for _, s := range []string{"", "abc", "The quick brown fox jumps over the lazy dog", string(make([]byte, 200))} {
		for _, b := range sum([]byte(s)) {
			print(string("0123456789abcdef"[b>>4]), string("0123456789abcdef"[b&15]))
		}
		println()
	}
}
