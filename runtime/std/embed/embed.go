package embed

// unpack is what the compiler calls for a variable of type FS. packed has name, NUL, decimal number of bytes, NUL and the
// bytes of each file, in the order of FS.files.
func unpack(packed string) FS {
	var files []file
	for len(packed) > 0 {
		name, rest := word(packed)
		digits, data := word(rest)
		n := 0
		for _, d := range []byte(digits) {
			n = n*10 + int(d-'0')
		}
		files = append(files, file{name: name, data: data[:n]})
		packed = data[n:]
	}
	return FS{&files}
}

func word(s string) (w, rest string) {
	i := 0
	for s[i] != 0 {
		i++
	}
	return s[:i], s[i+1:]
}
