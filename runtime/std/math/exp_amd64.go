package math

const haveArchExp = true

// archExp is the exponential function by the method of N. Shibata, "Efficient evaluation methods of elementary functions
// suitable for SIMD computation" (2010): what remains of x beside a multiple of ln 2 is divided by 16, e to that less one
// is a polynomial, and is squared four times in the form (1+y)² - 1 = y(y+2). It has the steps, and so the last bits, of
// the tree's assembly on machines with fused multiplication.
func archExp(x float64) float64 {
	const (
		ln2High  = 0.69314718055966295651160180568695068359375
		ln2Low   = 0.28235290563031577122588448175013436025525412068e-12
		overflow = 7.09782712893384e+02
	)
	switch {
	case IsNaN(x) || IsInf(x, 1):
		return x
	case IsInf(x, -1):
		return 0
	case x > overflow:
		return Inf(1)
	case x < -1e6: // the exponent would not be an int32
		return 0
	}
	k := RoundToEven(x * Log2E)
	x = FMA(-k, ln2High, x)
	x = FMA(-k, ln2Low, x)
	x *= 0.0625
	p := FMA(2.4801587301587301587e-5, x, 1.9841269841269841270e-4)
	p = FMA(p, x, 1.3888888888888888889e-3)
	p = FMA(p, x, 8.3333333333333333333e-3)
	p = FMA(p, x, 4.1666666666666666667e-2)
	p = FMA(p, x, 1.6666666666666666667e-1)
	p = FMA(p, x, 0.5)
	p = FMA(p, x, 1)
	y := x * p
	y *= y + 2
	y *= y + 2
	y *= y + 2
	y = FMA(y, y+2, 1)
	e := int(k) + bias
	switch {
	case e >= 0x7FF:
		return Inf(1)
	case e > 0:
		return y * Float64frombits(uint64(e)<<shift)
	case e < -52:
		return 0
	}
	return y * Float64frombits(uint64(e+bias-1)<<shift) * Float64frombits(1<<shift)
}
