package main

type nat []uint32

func fromInt(x uint64) (n nat) {
	for ; x > 0; x >>= 32 {
		n = append(n, uint32(x))
	}
	return
}
func (a nat) norm() nat {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}
func (a nat) add(b nat) nat {
	if len(a) < len(b) {
		a, b = b, a
	}
	r := make(nat, len(a)+1)
	var carry uint64
	for i := range a {
		s := uint64(a[i]) + carry
		if i < len(b) {
			s += uint64(b[i])
		}
		r[i], carry = uint32(s), s>>32
	}
	r[len(a)] = uint32(carry)
	return r.norm()
}
func (a nat) mul(b nat) nat {
	r := make(nat, len(a)+len(b))
	for i, x := range a {
		var carry uint64
		for j, y := range b {
			t := uint64(x)*uint64(y) + uint64(r[i+j]) + carry
			r[i+j], carry = uint32(t), t>>32
		}
		r[i+len(b)] = uint32(carry)
	}
	return r.norm()
}
func (a nat) divSmall(d uint32) (q nat, rem uint32) {
	q = make(nat, len(a))
	var r uint64
	for i := len(a) - 1; i >= 0; i-- {
		r = r<<32 | uint64(a[i])
		q[i], r = uint32(r/uint64(d)), r%uint64(d)
	}
	return q.norm(), uint32(r)
}
func (a nat) String() string {
	if len(a) == 0 {
		return "0"
	}
	var digits []byte
	for len(a) > 0 {
		var r uint32
		a, r = a.divSmall(1e9)
		for i := 0; i < 9 && (len(a) > 0 || r > 0); i++ {
			digits = append(digits, byte('0'+r%10))
			r /= 10
		}
	}
	for i, j := 0, len(digits)-1; i < j; i, j = i+1, j-1 {
		digits[i], digits[j] = digits[j], digits[i]
	}
	return string(digits)
}
func (a nat) pow(n uint) nat {
	r := nat{1}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.mul(a)
		}
		a = a.mul(a)
	}
	return r
}

func main() {
	f := nat{1}
	for i := uint64(2); i <= 60; i++ {
		f = f.mul(fromInt(i))
	}
	println(f.String())
	a, b := nat{}, nat{1}
	for range 300 {
		a, b = b, a.add(b)
	}
	println(a.String())
	println(nat{2}.pow(200).String(), nat{}.String(), nat{0, 0, 1}.String())
	x := fromInt(1<<64 - 1)
	println(x.mul(x).add(x).add(x).add(nat{1}).String() == nat{2}.pow(128).String())
	q, r := nat{10}.pow(50).divSmall(7)
	println(q.String(), r)
}
