package main

type key struct {
	a int
	b string
}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"] = 3
	v, ok := m["two"]
	println(v, ok, len(m))
	v, ok = m["four"]
	println(v, ok)
	delete(m, "one")
	delete(m, "absent")
	_, ok = m["one"]
	println(ok, len(m))
	m["three"] += 10
	m["new"]++
	println(m["three"], m["new"])
	var nilmap map[int]bool
	println(nilmap[3], len(nilmap), nilmap == nil)
	for range nilmap {
		println("never")
	}
	k := map[key]int{{1, "a"}: 10, {2, "b"}: 20}
	k[key{1, "a"}]++
	println(k[key{1, "a"}], k[key{3, ""}])
	sum := 0
	big := make(map[int]int)
	for i := 0; i < 1000; i++ {
		big[i*7] = i
	}
	for k, v := range big {
		if k != v*7 {
			println("bad", k, v)
		}
		sum += v
	}
	println(sum, len(big))
	for k := range big {
		if k%2 == 0 {
			delete(big, k)
		}
	}
	println(len(big))
	clear(big)
	println(len(big))
	mm := map[string]map[string]int{}
	if mm["x"] == nil {
		mm["x"] = map[string]int{}
	}
	mm["x"]["y"] = 5
	println(mm["x"]["y"], mm["q"]["z"])
	a := map[[2]int]string{{1, 2}: "x"}
	println(a[[2]int{1, 2}])
	i := map[any]int{1: 1, "a": 2, 2.5: 3, key{1, "z"}: 4, nil: 5}
	println(i[1], i["a"], i[2.5], i[key{1, "z"}], i[nil], i[int64(1)])
	f := map[float64]int{}
	var zero float64
	nan := zero / zero
	f[nan] = 1
	f[nan] = 2
	f[0] = 3
	f[-zero] = 4
	println(len(f), f[0], f[nan])
	clear(f)
	println(len(f))
}
