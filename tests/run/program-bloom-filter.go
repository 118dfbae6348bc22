package main

type hash interface {
	write([]byte)
	sum() uint64
	reset()
}
type fnv uint64
type djb struct{ h uint64 }

func (f *fnv) write(b []byte) {
	for _, c := range b {
		*f = (*f ^ fnv(c)) * 1099511628211
	}
}
func (f *fnv) sum() uint64 { return uint64(*f) }
func (f *fnv) reset()      { *f = 14695981039346656037 }
func (d *djb) write(b []byte) {
	for _, c := range b {
		d.h = d.h<<5 + d.h ^ uint64(c)
	}
}
func (d *djb) sum() uint64 { x := d.h; x ^= x >> 33; x *= 0xff51afd7ed558ccd; return x ^ x>>33 }
func (d *djb) reset()      { d.h = 5381 }

type filter struct {
	bits   [32]uint64
	hashes [2]hash
	k      int
}

func (f *filter) positions(s string) func(func(word, bit int) bool) {
	return func(yield func(int, int) bool) {
		var h [2]uint64
		for i, x := range f.hashes {
			x.reset()
			x.write([]byte(s))
			h[i] = x.sum()
		}
		for i := range f.k {
			p := (h[0] + uint64(i)*h[1]) % (64 * uint64(len(f.bits)))
			if !yield(int(p/64), int(p%64)) {
				return
			}
		}
	}
}
func (f *filter) add(s string) (fresh bool) {
	for w, b := range f.positions(s) {
		fresh = fresh || f.bits[w]>>b&1 == 0
		f.bits[w] |= 1 << b
	}
	return
}
func (f *filter) has(s string) bool {
	for w, b := range f.positions(s) {
		if f.bits[w]&(1<<b) == 0 {
			return false
		}
	}
	return true
}
func (f *filter) ones() (n int) {
	for _, w := range f.bits {
		for ; w != 0; w &= w - 1 {
			n++
		}
	}
	return
}
func word(i int) string {
	s := ""
	for ; i > 0; i /= 26 {
		s += string(rune('a' + i%26))
	}
	return s
}

func main() {
	f := &filter{hashes: [2]hash{new(fnv), new(djb)}, k: 5}
	for i := range 200 {
		f.add(word(i * 31))
	}
	missed, wrong := 0, 0
	for i := range 200 {
		if !f.has(word(i * 31)) {
			missed++
		}
	}
	for i := range 1000 {
		if f.has(word(i*31 + 7)) {
			wrong++
		}
	}
	println(missed, wrong, f.ones(), f.add(word(31)), f.add("new word"))
}
