package main

type leaf struct {
	v    int
	list []int
	arr  [2]int
}

type tree struct {
	left, right leaf
	parent      *tree
}

func modify(t tree) tree {
	t.left.v, t.right.arr[1] = 50, 51
	t.left.list[0] = 52
	return t
}

func main() {
	t := tree{left: leaf{v: 1, list: []int{1}}, right: leaf{arr: [2]int{3, 4}}}
	u := modify(t)
	println(t.left.v, t.right.arr[1], t.left.list[0])
	println(u.left.v, u.right.arr[1])
	t.left, t.right = t.right, t.left
	println(t.left.arr[0], t.right.v)
	t.parent = &t
	t.parent.left.v = 7
	println(t.left.v, t.parent.parent.parent.left.v)
	w := *t.parent
	w.parent.left.v = 8
	println(w.left.v, t.left.v)
	*t.parent = tree{left: leaf{v: 9}}
	println(t.left.v, t.parent == nil, w.parent == &t)
	arr := []tree{w, w}
	arr[0].left.arr[0]++
	arr[1] = arr[0]
	arr[0].left.arr[0]++
	println(arr[0].left.arr[0], arr[1].left.arr[0], w.left.arr[0])
	for _, x := range arr {
		x.left.v = 100
	}
	for i := range arr {
		arr[i].right.v = i
	}
	println(arr[0].left.v, arr[1].right.v)
	p := &arr[0]
	q := &p.left
	*q = leaf{v: 77}
	println(arr[0].left.v, arr[0].left.arr[0])
	// All of the right side is read before the left is written.
	p.left, p.right = leaf{v: p.right.v, arr: p.left.arr}, leaf{v: p.left.v}
	println(p.left.v, p.right.v)
	var i any = *p
	p.left.v = -1
	println(i.(tree).left.v, i.(tree).right.v)
	t = func(t tree) tree { t.right = t.left; return t }(t)
	println(t.right.v)
}
