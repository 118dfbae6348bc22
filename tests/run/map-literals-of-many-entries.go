package main

import "fmt"

// Known entries of a large map are inserted by a loop, before the others.

type point struct {
	x, y int
	name string
}

var words = map[string]int{
	"alpha0":  0,
	"beta1":   1,
	"gamma2":  4,
	"delta3":  9,
	"alpha4":  16,
	"beta5":   25,
	"gamma6":  36,
	"delta7":  49,
	"alpha8":  64,
	"beta9":   81,
	"gamma10": 100,
	"delta11": 121,
	"alpha12": 144,
	"beta13":  169,
	"gamma14": 196,
	"delta15": 225,
	"alpha16": 256,
	"beta17":  289,
	"gamma18": 324,
	"delta19": 361,
	"alpha20": 400,
	"beta21":  441,
	"gamma22": 484,
	"delta23": 529,
	"alpha24": 576,
	"beta25":  625,
	"gamma26": 676,
	"delta27": 729,
	"alpha28": 784,
	"beta29":  841,
	"gamma30": 900,
	"delta31": 961,
	"alpha32": 1024,
	"beta33":  1089,
	"gamma34": 1156,
	"delta35": 1225,
	"alpha36": 1296,
	"beta37":  1369,
	"gamma38": 1444,
	"delta39": 1521,
	"alpha40": 1600,
	"beta41":  1681,
	"gamma42": 1764,
	"delta43": 1849,
	"alpha44": 1936,
	"beta45":  2025,
	"gamma46": 2116,
	"delta47": 2209,
	"alpha48": 2304,
	"beta49":  2401,
	"gamma50": 2500,
	"delta51": 2601,
	"alpha52": 2704,
	"beta53":  2809,
	"gamma54": 2916,
	"delta55": 3025,
	"alpha56": 3136,
	"beta57":  3249,
	"gamma58": 3364,
	"delta59": 3481,
}

var order []string

func note(s string) string { order = append(order, s); return s }

func mixed(x int) map[string]int {
	return map[string]int{
		"k0":            0,
		"k1":            1,
		"k2":            2,
		"k3":            3,
		"k4":            4,
		"k5":            5,
		"k6":            6,
		note("dynamic"): x,
		"k7":            7,
		"k8":            8,
		"k9":            9,
		"k10":           10,
		"k11":           11,
		"k12":           12,
		"k13":           13,
		"k14":           14,
		"k15":           15,
		"k16":           16,
		"k17":           17,
		"k18":           18,
		"k19":           19,
		note("k3"):      -1,
		"k20":           20,
		"k21":           21,
		"k22":           22,
		"k23":           23,
		"k24":           24,
		"k25":           25,
		"k26":           26,
		"k27":           27,
		"k28":           28,
		"k29":           29,
		"k30":           30,
		"val":           len(note("value")),
		"k31":           31,
		"k32":           32,
		"k33":           33,
		"k34":           34,
		"k35":           35,
		"k36":           36,
		"k37":           37,
		"k38":           38,
		"k39":           39,
	}
}

func points() map[point]point {
	return map[point]point{
		{0, 0, "p0"}:   {0, 0, "v0"},
		{1, 1, "p1"}:   {1, 0, "v1"},
		{2, 2, "p2"}:   {2, 0, "v2"},
		{3, 0, "p3"}:   {3, 0, "v3"},
		{4, 1, "p4"}:   {4, 0, "v4"},
		{5, 2, "p5"}:   {5, 0, "v5"},
		{6, 0, "p6"}:   {6, 0, "v6"},
		{7, 1, "p7"}:   {7, 0, "v7"},
		{8, 2, "p8"}:   {8, 0, "v8"},
		{9, 0, "p9"}:   {9, 0, "v9"},
		{10, 1, "p10"}: {10, 0, "v10"},
		{11, 2, "p11"}: {11, 0, "v11"},
		{12, 0, "p12"}: {12, 0, "v12"},
		{13, 1, "p13"}: {13, 0, "v13"},
		{14, 2, "p14"}: {14, 0, "v14"},
		{15, 0, "p15"}: {15, 0, "v15"},
		{16, 1, "p16"}: {16, 0, "v16"},
		{17, 2, "p17"}: {17, 0, "v17"},
		{18, 0, "p18"}: {18, 0, "v18"},
		{19, 1, "p19"}: {19, 0, "v19"},
		{20, 2, "p20"}: {20, 0, "v20"},
		{21, 0, "p21"}: {21, 0, "v21"},
		{22, 1, "p22"}: {22, 0, "v22"},
		{23, 2, "p23"}: {23, 0, "v23"},
		{24, 0, "p24"}: {24, 0, "v24"},
		{25, 1, "p25"}: {25, 0, "v25"},
		{26, 2, "p26"}: {26, 0, "v26"},
		{27, 0, "p27"}: {27, 0, "v27"},
		{28, 1, "p28"}: {28, 0, "v28"},
		{29, 2, "p29"}: {29, 0, "v29"},
		{1, 1, "p1"}:   {100, 0, "later"},
	}
}

func floats() map[float64]bool {
	return map[float64]bool{
		0.5:  false,
		1.5:  true,
		2.5:  false,
		3.5:  true,
		4.5:  false,
		5.5:  true,
		6.5:  false,
		7.5:  true,
		8.5:  false,
		9.5:  true,
		10.5: false,
		11.5: true,
		12.5: false,
		13.5: true,
		14.5: false,
		15.5: true,
		16.5: false,
		17.5: true,
		18.5: false,
		19.5: true,
		20.5: false,
		21.5: true,
		22.5: false,
		23.5: true,
		24.5: false,
		25.5: true,
		26.5: false,
	}
}

func pointers() map[int]*point {
	return map[int]*point{
		0:  {0, 1, "n"},
		1:  nil,
		2:  {2, 1, "n"},
		3:  nil,
		4:  {4, 1, "n"},
		5:  nil,
		6:  {6, 1, "n"},
		7:  nil,
		8:  {8, 1, "n"},
		9:  nil,
		10: {10, 1, "n"},
		11: nil,
		12: {12, 1, "n"},
		13: nil,
		14: {14, 1, "n"},
		15: nil,
		16: {16, 1, "n"},
		17: nil,
		18: {18, 1, "n"},
		19: nil,
		20: {20, 1, "n"},
		21: nil,
		22: {22, 1, "n"},
		23: nil,
		24: {24, 1, "n"},
		25: nil,
		26: {26, 1, "n"},
		27: nil,
	}
}

func interfaces() map[any]any {
	return map[any]any{
		"k0":  0,
		1:     nil,
		"k2":  nil,
		3:     3,
		"k4":  nil,
		5:     nil,
		"k6":  6,
		7:     nil,
		"k8":  nil,
		9:     9,
		"k10": nil,
		11:    nil,
		"k12": 12,
		13:    nil,
		"k14": nil,
		15:    15,
		"k16": nil,
		17:    nil,
		"k18": 18,
		19:    nil,
		"k20": nil,
		21:    21,
		"k22": nil,
		23:    nil,
		"k24": 24,
		25:    nil,
		"k26": nil,
		27:    27,
	}
}

func holders() map[int8]struct {
	p *int
	s []int
	n int
} {
	return map[int8]struct {
		p *int
		s []int
		n int
	}{
		-14: {n: 0},
		-13: {n: 1},
		-12: {n: 2},
		-11: {n: 3},
		-10: {n: 4},
		-9:  {nil, nil, 5},
		-8:  {n: 6},
		-7:  {n: 7},
		-6:  {n: 8},
		-5:  {n: 9},
		-4:  {n: 10},
		-3:  {n: 11},
		-2:  {n: 12},
		-1:  {n: 13},
		0:   {n: 14},
		1:   {n: 15},
		2:   {n: 16},
		3:   {n: 17},
		4:   {n: 18},
		5:   {n: 19},
		6:   {n: 20},
		7:   {n: 21},
		8:   {n: 22},
		9:   {n: 23},
		10:  {n: 24},
		11:  {n: 25},
		12:  {n: 26},
		13:  {n: 27},
	}
}

func empties() map[[2]byte]struct{} {
	return map[[2]byte]struct{}{
		{0, 0}:   {},
		{1, 1}:   {},
		{2, 2}:   {},
		{3, 3}:   {},
		{4, 4}:   {},
		{5, 5}:   {},
		{6, 6}:   {},
		{7, 7}:   {},
		{8, 8}:   {},
		{9, 9}:   {},
		{10, 10}: {},
		{11, 11}: {},
		{12, 12}: {},
		{13, 13}: {},
		{14, 14}: {},
		{15, 15}: {},
		{16, 16}: {},
		{17, 17}: {},
		{18, 18}: {},
		{19, 19}: {},
		{20, 20}: {},
		{21, 21}: {},
		{22, 22}: {},
		{23, 23}: {},
		{24, 24}: {},
		{25, 25}: {},
		{26, 26}: {},
		{27, 27}: {},
		{28, 28}: {},
		{29, 29}: {},
	}
}

type num interface{ int | uint16 }

func generic[T num]() map[T]string {
	return map[T]string{
		0:  "g0",
		1:  "g1",
		2:  "g2",
		3:  "g3",
		4:  "g4",
		5:  "g5",
		6:  "g6",
		7:  "g7",
		8:  "g8",
		9:  "g9",
		10: "g10",
		11: "g11",
		12: "g12",
		13: "g13",
		14: "g14",
		15: "g15",
		16: "g16",
		17: "g17",
		18: "g18",
		19: "g19",
		20: "g20",
		21: "g21",
		22: "g22",
		23: "g23",
		24: "g24",
		25: "g25",
		26: "g26",
		27: "g27",
		28: "g28",
		29: "g29",
	}
}

func inClosure() func() map[int]int {
	return func() map[int]int {
		return map[int]int{
			0:  0,
			1:  3,
			2:  6,
			3:  9,
			4:  12,
			5:  15,
			6:  18,
			7:  21,
			8:  24,
			9:  27,
			10: 30,
			11: 33,
			12: 36,
			13: 39,
			14: 42,
			15: 45,
			16: 48,
			17: 51,
			18: 54,
			19: 57,
			20: 60,
			21: 63,
			22: 66,
			23: 69,
			24: 72,
			25: 75,
			26: 78,
			27: 81,
			28: 84,
			29: 87,
		}
	}
}

func main() {
	fmt.Println(len(words), words["gamma2"], words["delta59"], words)
	m := mixed(5)
	fmt.Println(len(m), order, m)
	p := points()
	fmt.Println(len(p), p[point{1, 1, "p1"}], p[point{29, 2, "p29"}])
	fmt.Println(floats())
	n := 0
	for k, v := range pointers() {
		if v != nil && v.x == k {
			n++
		}
	}
	fmt.Println(n, len(pointers()))
	fmt.Println(len(interfaces()), interfaces()["k0"], interfaces()[3], interfaces()["k6"])
	fmt.Println(holders()[-14], holders()[-9].n, len(holders()))
	fmt.Println(len(empties()), len(generic[int]()), generic[uint16]()[29])
	f := inClosure()
	a, b := f(), f()
	a[0] = 1
	fmt.Println(a[0], b[0], len(a), b)
}
