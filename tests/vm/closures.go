package p

func run(f func())

func captures() (r int) {
	value, ref := 1, 2
	var big [200]byte
	run(func() {
		ref += value
		r = int(big[0])
		run(func() { ref++ })
	})
	return ref
}

func loops() {
	for i := 0; i < 3; i++ {
		run(func() { i++ })
	}
	for i, v := range []int{1, 2} {
		run(func() { println(i, v) })
	}
}
