package main

type point struct{ x, y int }

func f() (int, string, error) { return 1, "s", nil }

func swap(a, b *int) { *a, *b = *b, *a }

func main() {
	a, s, err := f()
	b, s := 2, "new"
	println(a, b, s, err == nil)
	swap(&a, &b)
	println(a, b)
	p := point{1, 2}
	p.x, p.y = p.y, p.x
	println(p.x, p.y)
	arr := []int{1, 2, 3, 4}
	for i, j := 0, len(arr)-1; i < j; i, j = i+1, j-1 {
		arr[i], arr[j] = arr[j], arr[i]
	}
	println(arr[0], arr[1], arr[2], arr[3])
	m := map[string]int{"a": 1}
	m["a"], m["b"] = m["b"], m["a"]
	println(m["a"], m["b"])
	v, ok := m["zzz"]
	_, ok2 := any(3).(int)
	println(v, ok, ok2)
	var i, j = 0, 1
	i, j = j, i+j
	i, j = j, i+j
	i, j = j, i+j
	println(i, j)
	x, y := 1, &a
	*y, x = x, *y
	println(a, x)
	_, _ = f, x
	var q *point = &p
	q.x, q = 100, &point{}
	println(p.x, q.x)
	a += 5
	a <<= 2
	a &^= 8
	a %= 7
	println(a)
	str := "a"
	str += "b" + str
	println(str)
	var u uint8 = 255
	u++
	u--
	println(u)
}
