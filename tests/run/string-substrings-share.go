package main

import "unsafe"

func main() {
	s := "0123456789"
	t := s[3:7]
	println(unsafe.StringData(t) == (*byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), 3)))
	println(len(t), t[1:3], t[4:] == "", len(t[2:][1:]))
	parts := func(s string, sep byte) (out []string) {
		from := 0
		for i := 0; i < len(s); i++ {
			if s[i] == sep {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
		return append(out, s[from:])
	}
	for _, p := range parts("a,bc,,def,", ',') {
		print("[", p, "]")
	}
	println()
	// A short piece keeps working when the long string is gone.
	long := ""
	for range 100 {
		long += "0123456789"
	}
	piece := long[500:505]
	long = ""
	println(piece, len(long))
	u := "é日x"
	println(u[:2], u[2:5], u[5:], len(u[1:]), u[1:2] == "\xa9")
	for i, r := range u[1:] {
		print(i, ":", r, " ")
	}
	println()
	trim := u
	for len(trim) > 0 && trim[0] >= 0x80 {
		trim = trim[1:]
	}
	println(trim, len(u))
}
