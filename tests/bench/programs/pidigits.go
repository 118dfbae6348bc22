package main

// Digits of pi with numbers of any length of our own: carries, 64-bit products in halves, append.

type nat []uint32

func (a nat) trim() nat {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}

// mulAdd is a*m + c.
func (a nat) mulAdd(m, c uint32) nat {
	out := make(nat, 0, len(a)+1)
	carry := uint64(c)
	for _, w := range a {
		carry += uint64(w) * uint64(m)
		out = append(out, uint32(carry))
		carry >>= 32
	}
	return append(out, uint32(carry)).trim()
}

func (a nat) add(b nat) nat {
	if len(a) < len(b) {
		a, b = b, a
	}
	out := make(nat, 0, len(a)+1)
	carry := uint64(0)
	for i, w := range a {
		carry += uint64(w)
		if i < len(b) {
			carry += uint64(b[i])
		}
		out = append(out, uint32(carry))
		carry >>= 32
	}
	return append(out, uint32(carry)).trim()
}

func (a nat) divSmall(d uint32) nat {
	out := make(nat, len(a))
	rest := uint64(0)
	for i := len(a) - 1; i >= 0; i-- {
		rest = rest<<32 | uint64(a[i])
		out[i] = uint32(rest / uint64(d))
		rest %= uint64(d)
	}
	return out.trim()
}

func (a nat) sub(b nat) nat {
	out := make(nat, len(a))
	borrow := int64(0)
	for i := range a {
		borrow += int64(a[i])
		if i < len(b) {
			borrow -= int64(b[i])
		}
		out[i] = uint32(borrow)
		borrow >>= 32
	}
	return out.trim()
}

// arctan is scale * arctan(1/x), in whole numbers.
func arctan(scale nat, x uint32) nat {
	sum := nat(nil)
	term := scale.divSmall(x)
	for n := uint32(1); len(term) > 0; n += 2 {
		part := term.divSmall(n)
		if n%4 == 1 {
			sum = sum.add(part)
		} else {
			sum = sum.sub(part)
		}
		term = term.divSmall(x * x)
	}
	return sum
}

func main() {
	const digits = 16000
	scale := nat{1}
	for i := 0; i < digits+9; i++ {
		scale = scale.mulAdd(10, 0)
	}
	// Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).
	pi := arctan(scale, 5).mulAdd(16, 0).sub(arctan(scale, 239).mulAdd(4, 0))
	check := uint32(0)
	for len(pi) > 0 {
		q := pi.divSmall(10000)
		digit := pi.sub(q.mulAdd(10000, 0))
		if len(digit) > 0 {
			check = check*31 + digit[0]
		}
		pi = q
	}
	println(check)
}
