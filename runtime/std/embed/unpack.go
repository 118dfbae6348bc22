package embed

import "unsafe"

// Unpack is the value of a variable with //go:embed: of type FS, a string type or a slice of bytes, which their sizes
// tell apart. packed: "NAMELEN:DATALEN:NAME DATA" of each file, in the order of FS.files; the only file of a string
// comes behind its folders.
//
//go:noinline
func Unpack[T any](packed string) (v T) {
	unpack(unsafe.Pointer(&v), unsafe.Sizeof(v), packed)
	return v
}

//go:noinline
func unpack(v unsafe.Pointer, size uintptr, packed string) {
	files := unpackFiles(packed)
	switch size {
	case unsafe.Sizeof(FS{}):
		(*FS)(v).files = &files
	case unsafe.Sizeof(""):
		*(*string)(v) = files[len(files)-1].data
	default:
		*(*[]byte)(v) = []byte(files[len(files)-1].data)
	}
}

func unpackFiles(s string) (files []file) {
	for s != "" {
		var n, m int
		n, s = unpackNumber(s)
		m, s = unpackNumber(s)
		files = append(files, file{name: s[:n], data: s[n : n+m]})
		s = s[n+m:]
	}
	return files
}

func unpackNumber(s string) (n int, rest string) {
	i := 0
	for ; s[i] != ':'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n, s[i+1:]
}
