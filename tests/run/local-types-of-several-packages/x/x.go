package x

import "loc/lib"

func Get() any { return lib.Wrap(5) }
func GetG() any { return lib.New("a", 1).Make() }
