package main

type big struct {
	id   int
	data [40]int
}
type bigKey struct{ a [20]int }

func main() {
	m := map[bigKey]big{}
	for i := 0; i < 100; i++ {
		var k bigKey
		k.a[i%20] = i
		m[k] = big{id: i, data: [40]int{39: i}}
	}
	println(len(m))
	var k bigKey
	k.a[7] = 47
	v := m[k]
	println(v.id, v.data[39])
	v.id = -1
	println(m[k].id)
	f := map[string]func(int) int{"inc": func(x int) int { return x + 1 }}
	println(f["inc"](1), f["none"] == nil)
	a := map[int][]int{}
	for i := 0; i < 50; i++ {
		a[i%5] = append(a[i%5], i)
	}
	println(len(a), len(a[3]), a[3][9])
	i := map[interface{ M() }]int{}
	i[t(1)]++
	i[t(1)]++
	i[t(2)]++
	println(len(i), i[t(1)])
	b := map[bool]string{true: "t", false: "f"}
	println(b[true], b[1 > 2])
	u8 := map[uint8]int{}
	for i := 0; i < 1000; i++ {
		u8[uint8(i)]++
	}
	println(len(u8), u8[0], u8[250])
	p := map[*int]int{}
	x, y := 1, 1
	p[&x]++
	p[&y]++
	p[&x]++
	println(len(p), p[&x])
	str := map[string]int{}
	for i := 0; i < 3000; i++ {
		s := ""
		for j := i; j > 0; j /= 10 {
			s = string(rune('0'+j%10)) + s
		}
		str[s] = i
	}
	println(len(str), str["2999"], str["17"])
}

type t int

func (t) M() {}
