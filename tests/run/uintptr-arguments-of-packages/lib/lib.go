// Package lib takes addresses as numbers, and says so.
package lib

import "unsafe"

var number uintptr

//go:noinline
//go:uintptrescapes
func Remember(x uintptr) { number = x }

type Keeper struct{ numbers []uintptr }

//go:noinline
//go:uintptrescapes
func (k *Keeper) Remember(xs ...uintptr) { k.numbers = append(k.numbers, xs...) }

func at(x uintptr) [3]int { return *(*[3]int)(*(*unsafe.Pointer)(unsafe.Pointer(&x))) }

func Remembered() [3]int { return at(number) }

func (k *Keeper) Remembered(i int) [3]int { return at(k.numbers[i]) }
