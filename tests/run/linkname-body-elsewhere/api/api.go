package api

import "unsafe"

func Store(p *unsafe.Pointer, v unsafe.Pointer)

type Cell struct{ P unsafe.Pointer }

func (c *Cell) Set(v unsafe.Pointer) { Store(&c.P, v) }
