package runtime

import "unsafe"

// A hashWalk is one value that is being hashed, part by part: struct hash_walk in equal.c.
type hashWalk struct {
	typ, at      unsafe.Pointer
	hash         uintptr
	next         int
	key          int // 1: of a key that is looked for where nothing is
	part, partAt unsafe.Pointer
}

// typeHash hashes the value of type typ at p. C hashes what has no parts; what nests comes back to here, where the
// stack grows with the data.
func typeHash(typ, p unsafe.Pointer, seed uintptr) uintptr {
	w := hashWalk{typ: typ, at: p, hash: seed}
	for hashParts(&w) != 0 {
		w.hash = typeHash(w.part, w.partAt, w.hash)
	}
	return w.hash
}

// checkKey panics if the key of type typ at p has no hash. It is what a map without entries does with a key.
func checkKey(typ, p unsafe.Pointer) {
	w := hashWalk{typ: typ, at: p, key: 1}
	for hashParts(&w) != 0 {
		checkKey(w.part, w.partAt)
	}
}

//go:linkname hashParts gosub_rt_hash_parts
//go:noescape
func hashParts(w *hashWalk) int
