// Package maps is what package reflect and others see of maps, which are the runtime's.
package maps

import (
	"internal/abi"
	"unsafe"
)

// Use64BitHash tells that hashes have 64 bits.
const Use64BitHash = true

// A Map is what a map value points to.
type Map struct {
	used uint64
}

// Used returns the number of entries.
func (m *Map) Used() uint64 {
	return m.used
}

// An Iter walks over a map: struct iter of map_iter.c, as it lies in frames.
type Iter struct {
	key, elem     unsafe.Pointer
	typ           *abi.MapType
	m             *Map
	groups, group unsafe.Pointer
	rest          [10]uint64
}

// Init prepares a walk over m, which may be nil; Next goes to the first entry.
func (it *Iter) Init(t *abi.MapType, m *Map) {
	*it = Iter{typ: t, m: m}
}

// Initialized tells whether there was an Init.
func (it *Iter) Initialized() bool {
	return it.typ != nil
}

// Map returns the map.
func (it *Iter) Map() *Map {
	return it.m
}

// Key returns the address of the key of the entry, nil at the end.
func (it *Iter) Key() unsafe.Pointer {
	return it.key
}

// Elem returns the address of the element of the entry.
func (it *Iter) Elem() unsafe.Pointer {
	return it.elem
}

// Next goes to the next entry. C writes iterators in frames only.
func (it *Iter) Next() {
	walk := *it
	if walk.groups == nil {
		iterInit(walk.typ, walk.m, &walk)
	} else {
		iterNext(&walk)
	}
	*it = walk
}

//go:linkname iterInit gosub_map_iter_init
//go:noescape
func iterInit(t *abi.MapType, m *Map, it *Iter)

//go:linkname iterNext gosub_map_iter_next
//go:noescape
func iterNext(it *Iter)
