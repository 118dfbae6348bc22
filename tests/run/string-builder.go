package main

type builder struct{ buf []byte }

func (b *builder) str(s string) *builder { b.buf = append(b.buf, s...); return b }
func (b *builder) num(n int) *builder {
	if n < 0 {
		b.buf = append(b.buf, '-')
		n = -n
	}
	var d [20]byte
	i := len(d)
	for {
		i--
		d[i] = byte('0' + n%10)
		n /= 10
		if n == 0 {
			break
		}
	}
	b.buf = append(b.buf, d[i:]...)
	return b
}

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func fields(s string) (out []string) {
	start := -1
	for i, r := range s {
		if r == ' ' {
			if start >= 0 {
				out = append(out, s[start:i])
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return
}

func main() {
	var b builder
	println(string(b.str("n=").num(-1234567890).str(";").num(0).buf))
	println(reverse("héllo, 世界"))
	fs := fields("  the quick  brown fox ")
	println(len(fs), fs[0], fs[3])
	s := ""
	for i := 0; i < 1000; i++ {
		s += string(rune('a' + i%26))
	}
	println(len(s), s[500:510])
	count := map[byte]int{}
	for i := range s {
		count[s[i]]++
	}
	println(count['a'], count['z'])
	x := "abc"
	y := x[:2] + "c"
	println(x == y, &x != &y)
	println(string([]byte{104, 105}), []byte("A")[0], string([]rune{0x1F600, 'x'}))
	k := map[string]int{}
	bs := []byte("key")
	k[string(bs)]++
	bs[0] = 'K'
	k[string(bs)]++
	println(len(k), k["key"], k["Key"])
}
