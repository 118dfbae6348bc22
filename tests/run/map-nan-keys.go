package main

var zero float64

type key struct {
	f float64
	s string
}

func main() {
	nan := zero / zero
	m := map[float64]int{}
	for i := 0; i < 5; i++ {
		m[nan] = i // each is a new entry
	}
	m[1] = 100
	_, ok := m[nan]
	println(len(m), ok, m[nan], m[1])
	delete(m, nan)
	println(len(m))
	sum, n := 0, 0
	for k, v := range m {
		if k != k {
			sum += v
			n++
		}
	}
	println(sum, n)
	m[nan]++
	m[nan] += 10
	println(len(m))
	clear(m)
	println(len(m))
	for range m {
		println("never")
	}
	// As a part of a key.
	k := map[key]bool{{nan, "a"}: true, {0, "a"}: true}
	k[key{nan, "a"}] = true
	println(len(k), k[key{nan, "a"}], k[key{-zero, "a"}])
	i := map[any]int{nan: 1, float32(nan): 2, complex(nan, 0): 3}
	i[nan] = 4
	println(len(i), i[nan])
	clear(i)
	a := map[[2]float64]int{{nan, 1}: 1}
	delete(a, [2]float64{nan, 1})
	println(len(i), len(a))
}
