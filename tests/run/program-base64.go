package main

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

var reverse = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i, c := range alphabet {
		t[c] = int8(i)
	}
	return
}()

type corrupt int

func (c corrupt) Error() string { return "corrupt input" }

func encode(in []byte) string {
	out := make([]byte, 0, (len(in)+2)/3*4)
	for len(in) > 0 {
		var b [3]byte
		n := copy(b[:], in)
		in = in[n:]
		v := uint(b[0])<<16 | uint(b[1])<<8 | uint(b[2])
		for i := range 4 {
			if i > n {
				out = append(out, '=')
				continue
			}
			out = append(out, alphabet[v>>(18-6*i)&63])
		}
	}
	return string(out)
}

func decode(s string) (out []byte, err error) {
	if len(s)%4 != 0 {
		return nil, corrupt(len(s))
	}
	for i := 0; i < len(s); i += 4 {
		var v uint32
		pad := 0
		for j, c := range []byte(s[i : i+4]) {
			d := reverse[c]
			switch {
			case c == '=' && i+4 == len(s) && j >= 2:
				pad++
				d = 0
			case d < 0 || pad > 0:
				return out, corrupt(i + j)
			}
			v = v<<6 | uint32(d)
		}
		out = append(out, []byte{byte(v >> 16), byte(v >> 8), byte(v)}[:3-pad]...)
	}
	return
}

func main() {
	for _, s := range []string{"", "f", "fo", "foo", "foob", "fooba", "foobar", "\x00\xff\xfe", "héllo, 世界"} {
		e := encode([]byte(s))
		d, err := decode(e)
		println(e, string(d) == s, err == nil)
	}
	for _, s := range []string{"Zg=", "Z===", "Zm9v!A==", "Zg==Zg==", "Zm=v"} {
		d, err := decode(s)
		println(len(d), err.Error(), int(err.(corrupt)))
	}
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i * 7)
	}
	d, _ := decode(encode(all))
	println(len(d), string(d) == string(all))
}
