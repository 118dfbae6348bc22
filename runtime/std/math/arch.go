package math

// What the tree has assembly for is computed by its functions in Go, which give the same results.

const (
	haveArchMax   = false
	haveArchMin   = false
	haveArchExp2  = false
	haveArchHypot = false
	haveArchLog   = false
)

func archMax(x, y float64) float64 {
	return max(x, y)
}

func archMin(x, y float64) float64 {
	return min(x, y)
}

func archExp2(x float64) float64 {
	return exp2(x)
}

func archHypot(p, q float64) float64 {
	return hypot(p, q)
}

func archLog(x float64) float64 {
	return log(x)
}
