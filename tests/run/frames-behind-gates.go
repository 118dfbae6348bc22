// Functions whose frames are large for what they hold between instructions, not for their variables; and large variables
// in each kind of function.
package main

// Spills only, calls nothing.
//
//go:noinline
func spills(n int) int {
	x0 := n*31 + 7
	x1 := x0*5 ^ (x0 >> 2)
	x2 := x1*7 ^ (x1 >> 3)
	x3 := x2*9 ^ (x2 >> 4)
	x4 := x3*11 ^ (x3 >> 5)
	x5 := x4*13 ^ (x4 >> 6)
	x6 := x5*15 ^ (x5 >> 7)
	x7 := x6*17 ^ (x6 >> 1)
	x8 := x7*19 ^ (x7 >> 2)
	x9 := x8*21 ^ (x8 >> 3)
	x10 := x9*23 ^ (x9 >> 4)
	x11 := x10*25 ^ (x10 >> 5)
	x12 := x11*27 ^ (x11 >> 6)
	x13 := x12*29 ^ (x12 >> 7)
	x14 := x13*31 ^ (x13 >> 1)
	x15 := x14*33 ^ (x14 >> 2)
	x16 := x15*35 ^ (x15 >> 3)
	x17 := x16*37 ^ (x16 >> 4)
	x18 := x17*39 ^ (x17 >> 5)
	x19 := x18*41 ^ (x18 >> 6)
	x20 := x19*43 ^ (x19 >> 7)
	x21 := x20*45 ^ (x20 >> 1)
	x22 := x21*47 ^ (x21 >> 2)
	x23 := x22*49 ^ (x22 >> 3)
	x24 := x23*51 ^ (x23 >> 4)
	x25 := x24*53 ^ (x24 >> 5)
	x26 := x25*55 ^ (x25 >> 6)
	x27 := x26*57 ^ (x26 >> 7)
	x28 := x27*59 ^ (x27 >> 1)
	x29 := x28*61 ^ (x28 >> 2)
	x30 := x29*63 ^ (x29 >> 3)
	x31 := x30*65 ^ (x30 >> 4)
	x32 := x31*67 ^ (x31 >> 5)
	x33 := x32*69 ^ (x32 >> 6)
	x34 := x33*71 ^ (x33 >> 7)
	x35 := x34*73 ^ (x34 >> 1)
	x36 := x35*75 ^ (x35 >> 2)
	x37 := x36*77 ^ (x36 >> 3)
	x38 := x37*79 ^ (x37 >> 4)
	x39 := x38*81 ^ (x38 >> 5)
	x40 := x39*83 ^ (x39 >> 6)
	x41 := x40*85 ^ (x40 >> 7)
	x42 := x41*87 ^ (x41 >> 1)
	x43 := x42*89 ^ (x42 >> 2)
	x44 := x43*91 ^ (x43 >> 3)
	x45 := x44*93 ^ (x44 >> 4)
	x46 := x45*95 ^ (x45 >> 5)
	x47 := x46*97 ^ (x46 >> 6)
	x48 := x47*99 ^ (x47 >> 7)
	x49 := x48*101 ^ (x48 >> 1)
	x50 := x49*103 ^ (x49 >> 2)
	x51 := x50*105 ^ (x50 >> 3)
	x52 := x51*107 ^ (x51 >> 4)
	x53 := x52*109 ^ (x52 >> 5)
	x54 := x53*111 ^ (x53 >> 6)
	x55 := x54*113 ^ (x54 >> 7)
	x56 := x55*115 ^ (x55 >> 1)
	x57 := x56*117 ^ (x56 >> 2)
	x58 := x57*119 ^ (x57 >> 3)
	x59 := x58*121 ^ (x58 >> 4)
	x60 := x59*123 ^ (x59 >> 5)
	x61 := x60*125 ^ (x60 >> 6)
	x62 := x61*127 ^ (x61 >> 7)
	x63 := x62*129 ^ (x62 >> 1)
	x64 := x63*131 ^ (x63 >> 2)
	x65 := x64*133 ^ (x64 >> 3)
	x66 := x65*135 ^ (x65 >> 4)
	x67 := x66*137 ^ (x66 >> 5)
	x68 := x67*139 ^ (x67 >> 6)
	x69 := x68*141 ^ (x68 >> 7)
	x70 := x69*143 ^ (x69 >> 1)
	x71 := x70*145 ^ (x70 >> 2)
	x72 := x71*147 ^ (x71 >> 3)
	x73 := x72*149 ^ (x72 >> 4)
	x74 := x73*151 ^ (x73 >> 5)
	x75 := x74*153 ^ (x74 >> 6)
	x76 := x75*155 ^ (x75 >> 7)
	x77 := x76*157 ^ (x76 >> 1)
	x78 := x77*159 ^ (x77 >> 2)
	x79 := x78*161 ^ (x78 >> 3)
	s := n
	s = s*3 + x0
	s = s*3 + x37
	s = s*3 + x74
	s = s*3 + x31
	s = s*3 + x68
	s = s*3 + x25
	s = s*3 + x62
	s = s*3 + x19
	s = s*3 + x56
	s = s*3 + x13
	s = s*3 + x50
	s = s*3 + x7
	s = s*3 + x44
	s = s*3 + x1
	s = s*3 + x38
	s = s*3 + x75
	s = s*3 + x32
	s = s*3 + x69
	s = s*3 + x26
	s = s*3 + x63
	s = s*3 + x20
	s = s*3 + x57
	s = s*3 + x14
	s = s*3 + x51
	s = s*3 + x8
	s = s*3 + x45
	s = s*3 + x2
	s = s*3 + x39
	s = s*3 + x76
	s = s*3 + x33
	s = s*3 + x70
	s = s*3 + x27
	s = s*3 + x64
	s = s*3 + x21
	s = s*3 + x58
	s = s*3 + x15
	s = s*3 + x52
	s = s*3 + x9
	s = s*3 + x46
	s = s*3 + x3
	s = s*3 + x40
	s = s*3 + x77
	s = s*3 + x34
	s = s*3 + x71
	s = s*3 + x28
	s = s*3 + x65
	s = s*3 + x22
	s = s*3 + x59
	s = s*3 + x16
	s = s*3 + x53
	s = s*3 + x10
	s = s*3 + x47
	s = s*3 + x4
	s = s*3 + x41
	s = s*3 + x78
	s = s*3 + x35
	s = s*3 + x72
	s = s*3 + x29
	s = s*3 + x66
	s = s*3 + x23
	s = s*3 + x60
	s = s*3 + x17
	s = s*3 + x54
	s = s*3 + x11
	s = s*3 + x48
	s = s*3 + x5
	s = s*3 + x42
	s = s*3 + x79
	s = s*3 + x36
	s = s*3 + x73
	s = s*3 + x30
	s = s*3 + x67
	s = s*3 + x24
	s = s*3 + x61
	s = s*3 + x18
	s = s*3 + x55
	s = s*3 + x12
	s = s*3 + x49
	s = s*3 + x6
	s = s*3 + x43
	return s
}

type number interface{ ~int | ~uint32 }

// The same in an instance, which other packages may have too.
//
//go:noinline
func generic[T number](n T) T {
	x0 := n*31 + 7
	x1 := x0*5 ^ (x0 >> 2)
	x2 := x1*7 ^ (x1 >> 3)
	x3 := x2*9 ^ (x2 >> 4)
	x4 := x3*11 ^ (x3 >> 5)
	x5 := x4*13 ^ (x4 >> 6)
	x6 := x5*15 ^ (x5 >> 7)
	x7 := x6*17 ^ (x6 >> 1)
	x8 := x7*19 ^ (x7 >> 2)
	x9 := x8*21 ^ (x8 >> 3)
	x10 := x9*23 ^ (x9 >> 4)
	x11 := x10*25 ^ (x10 >> 5)
	x12 := x11*27 ^ (x11 >> 6)
	x13 := x12*29 ^ (x12 >> 7)
	x14 := x13*31 ^ (x13 >> 1)
	x15 := x14*33 ^ (x14 >> 2)
	x16 := x15*35 ^ (x15 >> 3)
	x17 := x16*37 ^ (x16 >> 4)
	x18 := x17*39 ^ (x17 >> 5)
	x19 := x18*41 ^ (x18 >> 6)
	x20 := x19*43 ^ (x19 >> 7)
	x21 := x20*45 ^ (x20 >> 1)
	x22 := x21*47 ^ (x21 >> 2)
	x23 := x22*49 ^ (x22 >> 3)
	x24 := x23*51 ^ (x23 >> 4)
	x25 := x24*53 ^ (x24 >> 5)
	x26 := x25*55 ^ (x25 >> 6)
	x27 := x26*57 ^ (x26 >> 7)
	x28 := x27*59 ^ (x27 >> 1)
	x29 := x28*61 ^ (x28 >> 2)
	x30 := x29*63 ^ (x29 >> 3)
	x31 := x30*65 ^ (x30 >> 4)
	x32 := x31*67 ^ (x31 >> 5)
	x33 := x32*69 ^ (x32 >> 6)
	x34 := x33*71 ^ (x33 >> 7)
	x35 := x34*73 ^ (x34 >> 1)
	x36 := x35*75 ^ (x35 >> 2)
	x37 := x36*77 ^ (x36 >> 3)
	x38 := x37*79 ^ (x37 >> 4)
	x39 := x38*81 ^ (x38 >> 5)
	x40 := x39*83 ^ (x39 >> 6)
	x41 := x40*85 ^ (x40 >> 7)
	x42 := x41*87 ^ (x41 >> 1)
	x43 := x42*89 ^ (x42 >> 2)
	x44 := x43*91 ^ (x43 >> 3)
	x45 := x44*93 ^ (x44 >> 4)
	x46 := x45*95 ^ (x45 >> 5)
	x47 := x46*97 ^ (x46 >> 6)
	x48 := x47*99 ^ (x47 >> 7)
	x49 := x48*101 ^ (x48 >> 1)
	x50 := x49*103 ^ (x49 >> 2)
	x51 := x50*105 ^ (x50 >> 3)
	x52 := x51*107 ^ (x51 >> 4)
	x53 := x52*109 ^ (x52 >> 5)
	x54 := x53*111 ^ (x53 >> 6)
	x55 := x54*113 ^ (x54 >> 7)
	x56 := x55*115 ^ (x55 >> 1)
	x57 := x56*117 ^ (x56 >> 2)
	x58 := x57*119 ^ (x57 >> 3)
	x59 := x58*121 ^ (x58 >> 4)
	x60 := x59*123 ^ (x59 >> 5)
	x61 := x60*125 ^ (x60 >> 6)
	x62 := x61*127 ^ (x61 >> 7)
	x63 := x62*129 ^ (x62 >> 1)
	x64 := x63*131 ^ (x63 >> 2)
	x65 := x64*133 ^ (x64 >> 3)
	x66 := x65*135 ^ (x65 >> 4)
	x67 := x66*137 ^ (x66 >> 5)
	x68 := x67*139 ^ (x67 >> 6)
	x69 := x68*141 ^ (x68 >> 7)
	x70 := x69*143 ^ (x69 >> 1)
	x71 := x70*145 ^ (x70 >> 2)
	x72 := x71*147 ^ (x71 >> 3)
	x73 := x72*149 ^ (x72 >> 4)
	x74 := x73*151 ^ (x73 >> 5)
	x75 := x74*153 ^ (x74 >> 6)
	x76 := x75*155 ^ (x75 >> 7)
	x77 := x76*157 ^ (x76 >> 1)
	x78 := x77*159 ^ (x77 >> 2)
	x79 := x78*161 ^ (x78 >> 3)
	s := n
	s = s*3 + x0
	s = s*3 + x37
	s = s*3 + x74
	s = s*3 + x31
	s = s*3 + x68
	s = s*3 + x25
	s = s*3 + x62
	s = s*3 + x19
	s = s*3 + x56
	s = s*3 + x13
	s = s*3 + x50
	s = s*3 + x7
	s = s*3 + x44
	s = s*3 + x1
	s = s*3 + x38
	s = s*3 + x75
	s = s*3 + x32
	s = s*3 + x69
	s = s*3 + x26
	s = s*3 + x63
	s = s*3 + x20
	s = s*3 + x57
	s = s*3 + x14
	s = s*3 + x51
	s = s*3 + x8
	s = s*3 + x45
	s = s*3 + x2
	s = s*3 + x39
	s = s*3 + x76
	s = s*3 + x33
	s = s*3 + x70
	s = s*3 + x27
	s = s*3 + x64
	s = s*3 + x21
	s = s*3 + x58
	s = s*3 + x15
	s = s*3 + x52
	s = s*3 + x9
	s = s*3 + x46
	s = s*3 + x3
	s = s*3 + x40
	s = s*3 + x77
	s = s*3 + x34
	s = s*3 + x71
	s = s*3 + x28
	s = s*3 + x65
	s = s*3 + x22
	s = s*3 + x59
	s = s*3 + x16
	s = s*3 + x53
	s = s*3 + x10
	s = s*3 + x47
	s = s*3 + x4
	s = s*3 + x41
	s = s*3 + x78
	s = s*3 + x35
	s = s*3 + x72
	s = s*3 + x29
	s = s*3 + x66
	s = s*3 + x23
	s = s*3 + x60
	s = s*3 + x17
	s = s*3 + x54
	s = s*3 + x11
	s = s*3 + x48
	s = s*3 + x5
	s = s*3 + x42
	s = s*3 + x79
	s = s*3 + x36
	s = s*3 + x73
	s = s*3 + x30
	s = s*3 + x67
	s = s*3 + x24
	s = s*3 + x61
	s = s*3 + x18
	s = s*3 + x55
	s = s*3 + x12
	s = s*3 + x49
	s = s*3 + x6
	s = s*3 + x43
	return s
}

//go:noinline
func deep(n int, s string) (int, string) {
	var a [3000]int
	for i := range a {
		a[i] = i * n
	}
	if n > 0 {
		r, t := deep(n-1, s+"x")
		return r + a[n%3000], t
	}
	return a[5], s
}

func deferred(n int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = -n
		}
	}()
	var a [700]int
	for i := range a {
		a[i] = i
	}
	return a[n]
}

type shape interface{ area(n int) int }
type box struct{ w, h int }

func (b *box) area(n int) int {
	var a [600]int
	for i := range a {
		a[i] = b.w*i + b.h
	}
	if n > 0 {
		return b.area(n-1) + a[n]
	}
	return a[n]
}

func even(n int) bool {
	var a [400]int
	a[n%400] = n
	if n == 0 {
		return a[0] == 0
	}
	return odd(a[n%400] - 1)
}

func odd(n int) bool {
	var a [300]int
	a[n%300] = n
	if n == 0 {
		return a[0] != 0
	}
	return even(a[n%300] - 1)
}

func closures(n int) func(int) int {
	var f func(int) int
	f = func(k int) int {
		var a [512]int
		for i := range a {
			a[i] = i + n
		}
		if k == 0 {
			return a[0]
		}
		return a[k] + f(k-1)
	}
	return f
}

// Has a table of its own.
func tabled(k, n int) int {
	var a [300]int
	for i := range a {
		a[i] = i * k
	}
	switch k {
	case 0:
		return a[n] + deferred(n)
	case 1:
		return tabled(k-1, a[n])
	case 2:
		println(a[n])
	case 3:
		return closures(a[n])(1)
	case 4:
		return tabled(2, a[n/4])
	case 5:
		return a[n]
	}
	return n
}

func all() {
	for k := range 7 {
		println(tabled(k, 40))
	}
	n, s := deep(200, "a")
	println(n, len(s))
	println(spills(3), generic(3), generic(uint32(5)))
	println(deferred(3), deferred(1000))
	var sh shape = &box{2, 3}
	println(sh.area(300))
	println(even(1000), odd(1000))
	println(closures(5)(400))
}

func main() {
	all()
	done := make(chan bool)
	for range 3 {
		go func() {
			all()
			done <- true
		}()
		<-done
	}
	var b *box
	println(b.area(1))
}
