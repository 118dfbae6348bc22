#!/usr/bin/env python3
"""Descriptors have one content each: whichever package emits what all share (type:..., go:name..., method tables) emits the same.

A module of packages that use each other's types in different ways, and packages of the Go tree, are compiled to objects; symbols
of one name in several objects must have equal bytes and equal relocations."""
import argparse
import pathlib
import shlex
import struct
import subprocess
import sys
import tempfile

FILES = {
    "go.mod": "module shapes\n\ngo 1.26\n",
    "owner/owner.go": """package owner

type Point struct{ X, Y int }

func (p *Point) Move(d int) { p.X += d }
func (p Point) Sum() int    { return p.X + p.Y }

type Grid [4]Point
type Table map[Point][3]string
type Visit func(*Point, ...string) (Grid, error)
type Shape interface{ Sum() int }
type Named struct{ Point }

var Kept any = []any{Point{}, Grid{}, Table{}, Visit(nil), [2]float64{}, Named{}, struct{ Point }{}, []struct{ *Point }{}}
""",
    "user/user.go": """package user

import "shapes/owner"

type pair[A, B any] struct {
	a A
	b B
}

var Kept any = []any{&owner.Point{}, &owner.Grid{}, [2]float64{}, []float64{}, []owner.Point{}, owner.Table{}, &pair[int, owner.Point]{},
	map[int]struct{ owner.Point }{}, struct{ *owner.Point }{}, struct{ owner.Named }{}, struct{ Embedded *struct{ owner.Named } }{}}

func Use(x any) bool {
	_, ok := x.(owner.Shape)
	_, also := x.(*[2]float64)
	return ok || also
}
""",
    "main.go": """package main

import (
	"shapes/owner"
	"shapes/user"
)

func main() {
	var v any = owner.Point{X: 1}
	println(user.Use(v), user.Use(&owner.Point{}), user.Kept != nil, owner.Kept != nil, any([4]owner.Point{}) != any(owner.Grid{}),
		any(struct{ owner.Point }(owner.Named{})) != nil)
	for _, x := range []any{[2]float64{}, [3]string{}, owner.Visit(nil), owner.Grid{}, &owner.Table{}} {
		println(x == nil)
	}
}
""",
}
PACKAGES = ["./owner", "./user", ".", "errors", "strconv", "sort", "unicode/utf8", "slices", "internal/reflectlite"]


def text_at(data, offset):
    return data[offset:data.index(b"\0", offset)].decode("utf-8", "replace")


def symbols(data):
    """name -> (bytes, relocations) of each weak symbol of an ELF64 object that has contents."""
    shoff, = struct.unpack_from("<Q", data, 40)
    shnum, = struct.unpack_from("<H", data, 60)
    shnum = shnum or struct.unpack_from("<Q", data, shoff + 32)[0]
    heads = [struct.unpack_from("<IIQQQQIIQQ", data, shoff + 64 * i) for i in range(shnum)]
    table = next(h for h in heads if h[1] == 2)
    extended = next((h for h in heads if h[1] == 18), None)
    names, entries = heads[table[6]][4], []
    for i in range(table[5] // 24):
        name, info, _, section, value, size = struct.unpack_from("<IBBHQQ", data, table[4] + 24 * i)
        if section == 0xffff and extended:
            section, = struct.unpack_from("<I", data, extended[4] + 4 * i)
        entries.append((text_at(data, names + name), info, section, value, size))
    relocations = {h[7]: h for h in heads if h[1] == 4}
    for name, info, section, value, size in entries:
        if info >> 4 != 2 or not 0 < section < shnum or info & 15 != 1:
            continue
        r, found = relocations.get(section), []
        for k in range(r[5] // 24 if r else 0):
            offset, what, addend = struct.unpack_from("<QQq", data, r[4] + 24 * k)
            target = entries[what >> 32]
            found.append((offset - value, what & 0xffffffff, target[0] or f"section {target[2]}", addend))
        yield name, (data[heads[section][4] + value:][:size], tuple(sorted(found)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", required=True, type=shlex.split)
    args = parser.parse_args()
    known, shared, failed = {}, set(), set()
    with tempfile.TemporaryDirectory(prefix="descriptors-") as tmp:
        for name, text in FILES.items():
            path = pathlib.Path(tmp, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        for package in PACKAGES:
            subprocess.run([*args.gosubc, "build", "-c", "-o", "object.o", package], cwd=tmp, check=True)
            for name, content in symbols(pathlib.Path(tmp, "object.o").read_bytes()):
                first, where = known.setdefault(name, (content, package))
                shared |= {name} if where != package else set()
                if first != content and name not in failed:
                    failed.add(name)
                    print(f"FAIL {name}: differs in {where} and {package}:\n  {first}\n  {content}")
    print(f"{len(shared)} shared by several objects, {len(failed)} differ")
    return bool(failed) or len(shared) < 100


sys.exit(main())
