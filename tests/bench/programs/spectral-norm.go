package main

// The largest eigenvalue of an infinite matrix, by power iteration: divisions, slices, function values.

func entry(i, j int) float64 {
	return 1 / float64((i+j)*(i+j+1)/2+i+1)
}

func multiply(v []float64, at func(i, j int) float64) []float64 {
	out := make([]float64, len(v))
	for i := range out {
		sum := 0.0
		for j, x := range v {
			sum += at(i, j) * x
		}
		out[i] = sum
	}
	return out
}

func both(v []float64) []float64 {
	u := multiply(v, entry)
	return multiply(u, func(i, j int) float64 { return entry(j, i) })
}

func main() {
	u := make([]float64, 1500)
	for i := range u {
		u[i] = 1
	}
	var v []float64
	for i := 0; i < 8; i++ {
		v = both(u)
		u = both(v)
	}
	uv, vv := 0.0, 0.0
	for i := range u {
		uv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	println(int64(uv / vv * 1e9))
}
