#!/usr/bin/env python3
"""Order of evaluation: every construct that holds two operands, with every kind of read beside a call that changes what is read.

    order.py --gosubc CMD [--opt N]... [--target ARCH] [--print] [--only RE] [--every N]

The language leaves open whether the read or the call comes first; programs depend on what gc does. The pairs are a
program of some thousand functions; it is built by the real go (without inlining, which may do either) and by gosubc, and what
they print is compared. --print writes the program. Without a go of 1.27 or newer: exit status 77.

READS: (name, type, expression, comparable). CONSTRUCTS: (name, condition on the read, Go text). In the text $R is the
read, $T its type, f() the call. A new kind of expression is one line in READS, a new place for operands one in CONSTRUCTS.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PRELUDE = '''package main

type S struct {
	n int
	t string
}

func (s S) Get(k int) int        { return s.n*1000 + k }
func (s *S) Ref(k int) int       { return s.n*1000 + k }
func (s S) Two(a, b int) (r int) { return s.n*100 + a*10 + b }

type Getter interface{ Get(int) int }
type Small int8
type One struct{ s string }
type Big struct{ a, b, c int }
type Tiny struct{ a, b int8 }
type Word struct{ a int32 }
type Outer struct {
	*S
	in Big
}

var gx = 1
var gs = S{1, "g"}
var gm = map[string]int{"a": 1}

func two(n int) (int, int) { return n, n + 1 }

func two1(n int) int { return n }

func run(f func()) {
	defer func() {
		if v := recover(); v != nil {
			err, _ := v.(error)
			println("panic", err != nil && err.Error() != "")
		}
	}()
	f()
}

func channel() chan int {
	c := make(chan int, 29)
	for i := range 20 {
		c <- i
	}
	return c
}

func digits(n int) string {
	if n < 0 {
		return "-" + digits(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int:
		return digits(v)
	case int8:
		return "i8:" + digits(int(v))
	case Small:
		return "small:" + digits(int(v))
	case int32:
		return "i32:" + digits(int(v))
	case uint8:
		return "u8:" + digits(int(v))
	case float64:
		return "f:" + digits(int(v*10))
	case complex128:
		return "c:" + digits(int(real(v)*10))
	case string:
		return "'" + v + "'"
	case bool:
		if v {
			return "true"
		}
		return "false"
	case S:
		return "S{" + digits(v.n) + v.t + "}"
	case *S:
		return "&S{" + digits(v.n) + v.t + "}"
	case One:
		return "One{" + v.s + "}"
	case Big:
		return "Big{" + digits(v.a) + "}"
	case Tiny:
		return "Tiny{" + digits(int(v.a)) + "}"
	case Word:
		return "Word{" + digits(int(v.a)) + "}"
	case [1]string:
		return "[" + v[0] + "]"
	case *int:
		return "&" + digits(*v)
	case [3]int:
		return "[" + digits(v[0]) + "," + digits(v[1]) + "," + digits(v[2]) + "]"
	case []int:
		r := "["
		for _, x := range v {
			r += digits(x) + " "
		}
		return r + "]"
	case []any:
		r := "["
		for _, x := range v {
			r += text(x) + " "
		}
		return r + "]"
	case []byte:
		return "b'" + string(v) + "'"
	case map[string]int:
		return "map:" + digits(len(v)) + digits(v["a"])
	case chan int:
		return "chan:" + digits(len(v)) + "/" + digits(cap(v))
	case func() int:
		return "func:" + digits(v())
	case func(int) int:
		return "func:" + digits(v(0))
	case Getter:
		return "getter:" + digits(v.Get(0))
	}
	return "?"
}

//go:noinline
func show(all ...any) {
	r := ""
	for _, v := range all {
		r += text(v) + " "
	}
	println(r)
}

//go:noinline
func id[T any](v T) T { return v }

//go:noinline
func first[T any](v T, _ int) T { return v }

//go:noinline
func second[T any](_ int, v T) T { return v }

type pair[T any] struct {
	a T
	b int
}

func both[T any](v T, n int) (T, int) { return v, n }
'''

# Variables of a case: name, value, what f makes of it. A case has those that it names, and those that they name.
STATE = {
    "x": ("1", "x++"), "i": ("0", "i = 1"), "key": ('"a"', 'key = "b"'), "c8": ("int8(1)", "c8++"), "small": ("Small(1)", "small++"),
    "fl": ("1.5", "fl++"), "flag": ("true", "flag = !flag"), "i32": ("int32(1)", "i32++"),
    "s": ("[]int{1, 2, 3, 4}", "s[0] += 10; s = append(s[:2], 7, 8, 9)"), "arr": ("[3]int{1, 2, 3}", "arr = [3]int{x + 3, 5, 6}"),
    "st": ('S{1, "s"}', 'st = S{x, "S"}'), "p": ('&S{1, "p"}', 'p.n += 50; p = &S{x, "P"}'), "q": ("&x", "q = &i"), "b": ('[]byte("abc")', "b[0], b[1] = 'X', 'Y'"),
    "str": ('"abc"', 'str = "xyz"'), "empty": ('""', 'empty = "!"'), "m": ('map[string]int{"a": 1, "b": 2}', 'm["a"] += 10'),
    "mi": ("map[int]int{1: 1, 2: 2}", "mi[1] += 10"), "ms": ('map[string]S{"a": {1, "m"}}', 'ms["a"] = S{x, "M"}'),
    "e": ("any(1)", "e = x"), "es": ('any(S{1, "e"})', 'es = S{x, "E"}'), "g": ('Getter(S{1, "i"})', 'g = &S{x, "I"}'),
    "ch": ("channel()", "ch <- x"), "fn": ("func() int { return 1 }", "fn = func() int { return 2 }"),
    "out": ('Outer{&S{1, "o"}, Big{1, 1, 1}}', 'out.S, out.in = &S{x, "O"}, Big{x, x, x}'), "ss": ('[]S{{1, "0"}, {2, "1"}}', "ss[0].n += 10"),
    "pp": ("&p", ""), "mb": ("map[Big]int{{1, 1, 1}: 1, {2, 2, 2}: 2}", ""), "mt": ("map[Tiny]int{{1, 1}: 1, {2, 2}: 2}", ""),
}


def named(text):
    return [v for v in STATE if re.search(rf"(?<![\w.\"]){v}\b(?!\")", text)]


def state(body):
    """Declarations of what body names, and f, which changes all of it and is never inlined."""
    need, seen = ["x"] + named(body), []
    while need:
        v = need.pop()
        if v not in seen:
            seen.append(v)
            need += named(" ".join(STATE[v]))
    order = [v for v in STATE if v in seen]
    order.sort(key=lambda v: v == "pp")
    lines = [f"\t{v} := {STATE[v][0]}\n" for v in order] + ["\tgx, gs, gm = 1, S{1, \"g\"}, map[string]int{\"a\": 1, \"b\": 2}\n"]
    changes = "; ".join(STATE[v][1] for v in order if STATE[v][1])
    return "".join(lines) + f"\tf := func() int {{ recover(); {changes}; gx, gs, gm[\"a\"] = x, S{{x, \"G\"}}, x; return x }}\n" + "".join(
        f"\t_ = {v}\n" for v in order)


# name, type, expression, comparable
READS = [
    ("var", "int", "x", True), ("global", "int", "gx", True), ("index", "int", "s[0]", True), ("index-var", "int", "s[i]", True),
    ("field", "int", "st.n", True), ("field-ptr", "int", "p.n", True), ("deref", "int", "*q", True),
    ("deref-deref", "int", "(*pp).n", True), ("promoted", "int", "out.n", True), ("map", "int", 'm["a"]', True),
    ("map-key", "int", "m[key]", True), ("map-int", "int", "mi[i+1]", True), ("map-bytes", "int", "m[string(b[:1])]", True),
    ("map-struct-key", "int", "mb[Big{x, x, x}]", True), ("map-tiny-key", "int", "mt[Tiny{c8, c8}]", True),
    ("global-map", "int", "gm[key]", True), ("map-of-struct", "int", 'ms["a"].n', True),
    ("array", "int", "arr[0]", True), ("array-var", "int", "arr[i]", True), ("len", "int", "len(s)", True), ("cap", "int", "cap(s[:1:i+1])", True),
    ("len-string", "int", "len(string(b))", True), ("add", "int", "x + 1", True), ("negate", "int", "-x", True),
    ("paren", "int", "(x)", True), ("convert", "int", "int(c8)", True), ("assert", "int", "e.(int)", True),
    ("receive", "int", "<-ch", True), ("closure", "int", "func() int { return x }()", True), ("call-var", "int", "fn()", True),
    ("min", "int", "min(x, 5)", True), ("struct-field", "int", 'S{x, "l"}.n', True), ("slice-elem", "int", "[]int{x, 2}[0]", True),
    ("method", "int", "st.Get(0)", True), ("iface-method", "int", "g.Get(i)", True), ("shift", "int", "x << 1", True),
    ("byte", "byte", "b[0]", True), ("byte-of-string", "byte", "str[i]", True), ("int8", "int8", "c8", True), ("int8-add", "int8", "c8 + 1", True),
    ("small", "Small", "small", True), ("small-conv", "Small", "Small(x)", True), ("int32", "int32", "i32", True),
    ("int32-conv", "int32", "int32(x)", True), ("float", "float64", "fl", True), ("float-mul", "float64", "fl * 2", True),
    ("complex", "complex128", "complex(fl, 0)", True), ("complex-add", "complex128", "complex(fl, 0) + 1", True),
    ("bool", "bool", "flag", True), ("not", "bool", "!flag", True), ("equal", "bool", "x == 1", True), ("and", "bool", "flag && x == 1", True),
    ("or", "bool", "!flag || x == 1", True), ("equal-struct", "bool", 'st == S{1, "s"}', True), ("equal-iface", "bool", "e == any(1)", True),
    ("equal-mixed", "bool", "es == st", True), ("equal-bytes", "bool", 'string(b) == "abc"', True), ("less", "bool", 'str < string(b)', True),
    ("string", "string", "str", True), ("string-of-bytes", "string", "string(b)", True), ("concat", "string", 'str + "!"', True),
    ("concat-empty", "string", "string(b) + empty", True), ("concat-bytes", "string", '"<" + string(b)', True),
    ("substring", "string", "str[i:]", True), ("rune", "string", "string(rune(x + 64))", True), ("field-string", "string", "st.t", True),
    ("slice", "[]int", "s", False), ("slice-expr", "[]int", "s[i:2]", False), ("array-slice", "[]int", "arr[i:]", False), ("literal", "[]int", "[]int{x, i}", False),
    ("append", "[]int", "append(s[:1], x)", False), ("bytes", "[]byte", "b", False), ("bytes-of", "[]byte", "[]byte(str)", False),
    ("bytes-slice", "[]byte", "b[i:]", False),
    ("struct", "S", "st", True), ("struct-deref", "S", "*p", True), ("struct-literal", "S", "S{x, str}", True), ("struct-elem", "S", "ss[0]", True),
    ("struct-elem-var", "S", "ss[i]", True), ("struct-map", "S", 'ms["a"]', True), ("struct-assert", "S", "es.(S)", True), ("struct-global", "S", "gs", True),
    ("embedded-deref", "S", "*out.S", True), ("big", "Big", "out.in", True), ("big-literal", "Big", "Big{x, i, 1}", True),
    ("one", "One", "One{str}", True), ("one-array", "[1]string", "[1]string{str}", True), ("tiny", "Tiny", "Tiny{c8, c8}", True),
    ("word", "Word", "Word{i32}", True), ("array-value", "[3]int", "arr", True), ("array-literal", "[3]int", "[3]int{x, i}", True),
    ("array-of-slice", "[3]int", "[3]int(s)", True),
    ("pointer", "*S", "p", True), ("pointer-field", "*S", "out.S", True), ("pointer-literal", "*S", '&S{x, "l"}', False),
    ("pointer-elem", "*int", "&s[i]", True), ("pointer-deref", "*S", "*pp", True), ("new", "*int", "new(x)", False),
    ("any", "any", "e", True), ("any-struct", "any", "es", True), ("boxed", "any", "any(x)", True), ("boxed-struct", "any", "any(st)", True),
    ("boxed-literal", "any", "any(S{x, str})", True), ("boxed-string", "any", "any(str)", True), ("boxed-add", "any", "any(x + 1)", True),
    ("boxed-byte", "any", "any(c8 + 1)", True), ("getter", "Getter", "g", True), ("getter-of", "Getter", "Getter(st)", True),
    ("getter-ptr", "Getter", "Getter(p)", True), ("widened", "any", "any(g)", True),
    ("func", "func() int", "fn", False), ("method-value", "func(int) int", "st.Get", False), ("iface-method-value", "func(int) int", "g.Get", False),
    ("method-expr", "func(int) int", "p.Ref", False), ("literal-func", "func() int", "func() int { return x }", False),
    ("map-value", "map[string]int", "m", False), ("chan", "chan int", "ch", True), ("make-chan", "chan int", "make(chan int, x)", False),
    ("map-literal", "map[string]int", "map[string]int{str: x, \"a\": x}", False),
]

ALL = lambda t, c: True
COMPARABLE = lambda t, c: c
INT = lambda t, c: t == "int"
STRING = lambda t, c: t == "string"
NUMBER = lambda t, c: t in ("int", "float64", "int8", "int32", "byte", "Small")
BOOL = lambda t, c: t == "bool"
STRUCT = lambda t, c: t == "S"
GETTER = lambda t, c: t in ("S", "*S", "Getter")
SLICE = lambda t, c: t in ("[]int", "[]byte")
INTS = lambda t, c: t == "[]int"
FUNC = lambda t, c: t == "func() int"
ANY = lambda t, c: t == "any"
POINTER = lambda t, c: t == "*S"
MAP = lambda t, c: t == "map[string]int"
CHAN = lambda t, c: t == "chan int"
PLACE = lambda t, c: False

CONSTRUCTS = [
    ("boxed-before", ALL, "show($R, f())"), ("boxed-after", ALL, "show(f(), $R)"), ("boxed-around", ALL, "show($R, f(), $R, f(), $R)"),
    ("typed-before", ALL, "show(first[$T]($R, f()))"), ("typed-after", ALL, "show(second[$T](f(), $R))"),
    ("typed-nested", ALL, "show(first(id[$T]($R), f()), second(f(), $R))"),
    ("struct-literal", ALL, "v := pair[$T]{$R, f()}; show(v.a, v.b)"), ("struct-keyed", ALL, "v := pair[$T]{b: f(), a: $R}; show(v.a, v.b)"),
    ("struct-pointer", ALL, "v := &pair[$T]{$R, f()}; show(v.a, v.b)"), ("struct-boxed", ALL, "var v any = pair[$T]{$R, f()}; show(v.(pair[$T]).a)"),
    ("struct-boxed-argument", ALL, "show(first[any](pair[$T]{a: $R}, f()).(pair[$T]).a)"),
    ("array-literal", ALL, "v := [2]$T{$R, second(f(), $R)}; show(v[0], v[1])"), ("any-slice", ALL, "show([]any{$R, f(), $R})"),
    ("any-array", ALL, "v := [3]any{$R, f(), $R}; show(v[0], v[1], v[2])"),
    ("slice-literal", ALL, "v := []$T{$R, second(f(), $R), $R}; show(v[0], v[1], v[2])"),
    ("map-element", ALL, "v := map[int]$T{0: $R, f(): $R}; show(v[0], v[1], v[2], v[3])"),
    ("map-any", ALL, "v := map[int]any{0: $R, f(): $R, 9: f()}; show(v[0], v[2], v[9])"),
    ("map-key", COMPARABLE, "v := map[$T]int{$R: f()}; for k, n := range v { show(k, n) }"),
    ("map-any-key", COMPARABLE, "v := map[any]int{$R: f()}; for k, n := range v { show(k, n) }"),
    ("map-big-element", COMPARABLE, "v := map[$T][20]int{$R: {f()}}; for k := range v { show(k) }"),
    ("assign-pair", ALL, "var a $T; var n int; a, n = $R, f(); show(a, n)"), ("assign-pair-back", ALL, "var a $T; var n int; n, a = f(), $R; show(a, n)"),
    ("define-pair", ALL, "a, n := $R, f(); show(a, n)"), ("var-pair", ALL, "var a, n any = $R, f(); show(a, n)"),
    ("assign-many", ALL, "a, n := both[$T]($R, f()); show(a, n)"), ("return", ALL, "show(func() ($T, int) { return $R, f() }())"),
    ("return-back", ALL, "show(func() (int, $T) { return f(), $R }())"), ("return-any", ALL, "show(func() (r1, r2 any) { return $R, f() }())"),
    ("equals", COMPARABLE, "old := $R; show($R == first[$T](old, f()), second[$T](f(), old) == $R)"),
    ("equals-any", COMPARABLE, "var old any = $R; show($R == first(old, f()), second(f(), old) == $R)"),
    ("equals-in-argument", COMPARABLE, "old := $R; show(first($R == old, f()), second(f(), old == $R))"),
    ("and", COMPARABLE, "old := $R; show($R == old && f() > 0 && $R == old)"), ("or-argument", COMPARABLE, "old := $R; show($R != old || f() < 0, $R == old)"),
    ("add", NUMBER, "show($R + $T(f()), $T(f()) + $R)"), ("multiply", NUMBER, "show($R * ($R + $T(f())))"), ("subtract", INT, "show($R - f() - $R)"),
    ("compare", INT, "show($R < f(), f() < $R)"), ("shift", INT, "show($R << (f() % 4))"), ("negate-add", INT, "show(-($R) + f())"),
    ("concat", STRING, "show($R + digits(f()), digits(f()) + $R)"), ("concat-more", STRING, "show($R + digits(f()) + $R + $R + digits(f()) + $R)"),
    ("index-read", INT, "v := []int{10, 20, 30, 40, 50, 60, 70, 80, 90, 99}; show(v[uint($R)%10] + f())"),
    ("index-call", INT, "v := []int{10, 20, 30, 40, 50, 60, 70, 80, 90, 99}; show(v[(uint($R)+uint(f()))%10])"),
    ("index-write", INT, "v := make([]int, 10); v[uint($R)%10] = f(); show(v)"), ("index-op", INT, "v := make([]int, 10); v[uint($R)%10] += f(); show(v)"),
    ("index-write-call", INT, "v := make([]int, 10); v[uint($R+f())%10] = f(); show(v, $R)"),
    ("array-write", INT, "var v [3]int; v[uint($R)%3] = f(); show(v)"), ("index-pair", INT, "v := make([]int, 10); var n int; v[uint($R)%10], n = f(), $R; show(v, n)"),
    ("index-pair-calls", INT, "v := make([]int, 9); v[uint($R)%9], v[uint(f())%9] = f(), $R; show(v)"),
    ("index-many", INT, "v := make([]int, 10); v[uint($R)%10], v[9] = two(f()); show(v)"),
    ("increment", INT, "v := make([]int, 10); v[uint($R+f())%10]++; show(v)"),
    ("map-write", COMPARABLE, "v := map[$T]int{}; v[$R] = f(); for k, n := range v { show(k, n) }"),
    ("map-write-any", COMPARABLE, "v := map[any]int{}; v[$R] = f(); for k, n := range v { show(k, n) }"),
    ("map-write-big", COMPARABLE, "v := map[$T][20]int{}; v[$R] = [20]int{f()}; for k := range v { show(k) }"),
    ("map-op", COMPARABLE, "v := map[$T]int{}; v[$R] += f(); for k, n := range v { show(k, n) }"),
    ("map-divide", COMPARABLE, "v := map[$T]int{}; v[$R] /= f(); for k, n := range v { show(k, n) }"),
    ("map-append", COMPARABLE, "v := map[$T][]int{}; v[$R] = append(v[$R], f()); for k, n := range v { show(k, n) }"),
    ("map-append-any", COMPARABLE, "v := map[any][]int{}; v[$R] = append(v[$R], f()); for k, n := range v { show(k, n) }"),
    ("map-put", ALL, "v := map[int]$T{}; v[f()] = $R; show(v[2], v[3])"), ("map-put-any", ALL, "v := map[int]any{}; v[f()] = $R; show(v[2], v[3])"),
    ("map-pair", COMPARABLE, "v := map[$T]int{}; var n int; v[$R], n = f(), 1; for k, c := range v { show(k, c, n) }"),
    ("map-read", COMPARABLE, "v := map[$T]int{$R: 5}; show(v[$R] + f(), f() + v[$R])"),
    ("map-read-ok", COMPARABLE, "v := map[$T]int{$R: 5}; show(first(v[$R], f()))"),
    ("map-read-any", COMPARABLE, "v := map[any]int{$R: 5}; show(v[$R] + f(), f() + v[$R])"),
    ("map-read-big", COMPARABLE, "v := map[$T][20]int{$R: {5}}; show(v[$R][0] + f(), f() + v[$R][0])"),
    ("map-delete", COMPARABLE, "v := map[$T]int{$R: 5}; delete(v, first($R, f())); show(len(v))"),
    ("append", ALL, "v := append([]$T(nil), $R, second(f(), $R), $R); show(v[0], v[1], v[2])"), ("append-any", ALL, "show(append([]any{$R}, $R, f(), $R))"),
    ("send", ALL, "v := make(chan $T, 1); []chan $T{v, v, v, v, v, v, v, v}[uint(f())%8] <- $R; show(<-v)"),
    ("send-pair", ALL, "v := make(chan pair[$T], 1); v <- pair[$T]{$R, f()}; r := <-v; show(r.a, r.b)"),
    ("send-any", ALL, "v := make(chan any, 1); []chan any{v, v, v, v, v, v, v, v}[uint(f())%8] <- $R; show(<-v)"),
    ("select-send", ALL, "v := make(chan $T, 1); select { case v <- first($R, f()): }; show(<-v, $R)"),
    ("select-two", ALL, "v := make(chan $T, 1); n := make(chan int); select { case v <- $R: case n <- f(): }; show(<-v)"),
    ("select-index", INT, "v := make([]int, 10); w := make(chan int, 1); w <- 5; select { case v[uint($R)%10] = <-w: }; show(v, f())"),
    ("defer", ALL, "func() { defer show($R, f(), $R); f() }()"), ("defer-typed", ALL, "func() { defer func(v $T, n int) { show(v, n) }($R, f()); f() }()"),
    ("go", ALL, "done := make(chan bool); go func(v $T, n int) { show(v, n); done <- true }($R, f()); <-done"),
    ("switch-tag", COMPARABLE, "switch old := ($R); first(($R), f()) { case old: show(1); case ($R): show(2); default: show(3) }"),
    ("switch-case", COMPARABLE, "switch old := ($R); old { case first(($R), f()): show(1); case ($R): show(2); default: show(3) }"),
    ("switch-true", COMPARABLE, "switch old := ($R); { case ($R) == first(old, f()): show(1); case ($R) == old: show(2); default: show(3) }"),
    ("if", COMPARABLE, "if old := ($R); ($R) == first(old, f()) { show(1) } else { show(2) }"),
    ("for", COMPARABLE, "old, n := ($R), 0; for n < 2 && ($R) == first(old, f()) { n++ }; show(n)"),
    ("range", ALL, "for n, v := range []any{$R, f(), $R} { show(n, v) }"), ("range-ints", INTS, "for n, v := range $R { show(n, v, f()) }"),
    ("range-string", STRING, "for n, v := range $R { show(n, v, f()) }"), ("range-int", INT, "v := make([]int, 9); for v[uint($R+f())%9] = range 2 { show(v) }"),
    ("method-arg", ALL, "show(st.Get(f()), func() any { return $R }())"), ("method-recv", GETTER, "show(($R).Get(f()))"),
    ("method-recv-boxed", GETTER, "show(Getter($R).Get(f()))"), ("method-value-call", GETTER, "show(first(($R).Get, f())(0))"),
    ("method-two", GETTER, "show(($R).Get(two1(f())))"), ("recv-many", STRUCT, "show(($R).Two(two(f())))"),
    ("func-call", FUNC, "show(first(($R)(), f()))"), ("func-arg", FUNC, "show(second(f(), ($R)()), ($R)())"),
    ("func-many", FUNC, "v := func(a, b int) int { return a + b }; show(v(two(($R)()+f())))"),
    ("assert-any", ANY, "_, ok := second[any](f(), $R).(int); show(ok, $R)"), ("assert", ANY, "n, _ := $R.(int); show(n + f(), first(n, f()))"),
    ("field", STRUCT, "show(($R).n + f(), f() + ($R).n)"), ("pointer-field", POINTER, "show(($R).n + f(), f() + ($R).n)"),
    ("pointer-write", POINTER, "w := $R; ($R).n = f() + 500; show(w, p, out.S)"), ("pointer-op", POINTER, "w := $R; ($R).n += f() + 500; show(w, p, out.S)"),
    ("pointer-pair", POINTER, "w := $R; var n int; ($R).n, n = f(), 5; show(w, n)"), ("star-write", POINTER, "w := $R; *($R) = S{f(), \"w\"}; show(w, p)"),
    ("slice-of", SLICE, "show(($R)[:first(1, f())])"), ("slice-from", SLICE, "show(($R)[first(1, f()):])"), ("index-of", INTS, "show(($R)[0] + f(), f() + ($R)[0])"),
    ("index-at-call", INTS, "show(($R)[first(0, f())])"), ("write-at", INTS, "w := $R; ($R)[0] = f(); show(w, s)"), ("write-at-call", INTS, "w := $R; ($R)[first(0, f())] = f(); show(w, s)"),
    ("append-to", INTS, "show(append($R, f()), $R)"), ("append-all", INTS, "show(append([]int{f()}, $R...))"), ("copy", INTS, "v := make([]int, first(3, f())); show(copy(v, $R) + f(), v)"),
    ("len-of", SLICE, "show(len($R) + f(), len($R))"), ("string-index", STRING, "show($R[first(0, f())], $R[0])"), ("string-slice", STRING, "show($R[first(1, f()):] + $R[:1])"),
    ("bytes-of", STRING, "show(first([]byte($R), f()))"), ("map-of", MAP, "show(($R)[\"a\"] + f(), f() + ($R)[\"a\"])"),
    ("map-of-call", MAP, "show(($R)[first(\"a\", f())])"), ("map-of-write", MAP, "w := $R; ($R)[\"a\"] = f(); show(w, m)"),
    ("chan-of", CHAN, "show(first(len($R), f()), second(f(), cap($R)))"), ("chan-send", CHAN, "w := $R; ($R) <- f(); show(w)"),
    ("complex", lambda t, c: t == "float64", "show(complex($R, float64(f())))"), ("min", NUMBER, "show(min($R, $T(f())), max($T(f()), $R))"),
    ("make", INT, "show(make([]int, 1+uint($R)%5, 20+f()))"), ("println", lambda t, c: t in ("int", "string", "bool"), "println($R, f(), $R)"),
    ("panic", ALL, "func() { defer func() { show(recover(), $R) }(); panic(first[any]($R, f())) }()"),
    ("panic-before", INT, "func() { defer func() { recover(); show($R) }(); v := []int{1}; show(v[first(9, 0)] + f()) }()"),
    ("nil-before", INT, "func() { defer func() { recover(); show($R) }(); var v *S; show(v.n + f(), v.t) }()"),
    ("divide-before", INT, "func() { defer func() { recover(); show($R) }(); zero := 0; show($R/zero + f()) }()"),
    ("assert-before", INT, "func() { defer func() { recover(); show($R) }(); var v any = \"t\"; show(v.(int) + f()) }()"),
    ("assert-pointer-before", INT, "func() { defer func() { recover(); show($R) }(); var v any = \"t\"; show(v.(*S).n + f()) }()"),
    ("nil-map-write", INT, "func() { defer func() { recover(); show($R) }(); var v map[int]int; v[$R] = f() }()"),
    ("nil-func", INT, "func() { defer func() { recover(); show($R) }(); var v func(int); v(f()) }()"),
    ("nil-iface", INT, "func() { defer func() { recover(); show($R) }(); var v Getter; v.Get(f()) }()"),
    ("nil-write", INT, "func() { defer func() { recover(); show($R) }(); var v *S; v.n = f() }()"),
    ("bounds-write", INT, "func() { defer func() { recover(); show($R) }(); v := []int{1}; v[first(9, 0)] = f() }()"),
    ("uncomparable", INT, "func() { defer func() { recover(); show($R) }(); var v any = []int{1}; show(v == v, f()) }()"),
    ("slice-bounds", INT, "func() { defer func() { recover(); show($R) }(); v := []int{1}; show(v[first(9, 0):], f()) }()"),
    ("array-op", INT, "var v [9]int; v[uint($R)%9] += f(); v[uint(f())%9] -= $R; show(v[0], v[1], v[2], v[3])"),
    ("array-op-call", INT, "var v [9]int; v[uint($R+f())%9] |= $R; v[uint($R)%9] <<= uint(f())%3; show(v[1], v[2], v[3], v[4], $R)"),
    ("array-pair-op", INT, "var v [9][9]int; v[uint($R)%9][uint(f())%9] += $R; show(v[1][2], v[2][2], v[1][3], $R)"),
    ("map-op-value", INT, "v := map[int]int{}; v[f()] += $R; v[$R] -= f(); show(len(v), v[1], v[2], v[3])"),
    ("map-op-string", STRING, "v := map[int]string{}; v[f()] += $R; v[f()] += $R + digits(f()); show(v[2], v[3], v[4])"),
    ("map-of-map-op", COMPARABLE, "v := map[$T]map[int]int{}; v[$R] = map[int]int{}; old := $R; v[old][f()] += len(v); for k, n := range v { show(k, len(n)) }"),
    ("field-op", INT, "v := pair[int]{}; (*id(&v)).a += $R + f(); v.b -= $R; show(v.a, v.b)"),
    ("slice-of-array", INT, "v := [9]int{1, 2, 3, 4, 5, 6, 7, 8, 9}; show(v[uint($R)%4 : 4+uint(f())%4], v[uint(f())%4:], v[:uint($R)%9])"),
    ("slice-three", INT, "v := make([]int, 9); show(len(v[uint($R)%3 : 3+uint(f())%3 : 6+uint($R)%3]), cap(v[uint(f())%3 : 4 : 6+uint($R)%3]))"),
    ("slice-array-behind", INT, "v := &[9]int{1, 2, 3}; show(first(v[uint($R)%3:], f())[0], v[first(0, f()):uint($R)%9])"),
    ("range-expression", INTS, "for n, v := range second(f(), ($R)) { show(n, v, $R) }"),
    ("range-array-copy", lambda t, c: t == "[3]int", "for n, v := range $R { show(n, v, f()) }"),
    ("range-map", MAP, "n := 0; for range $R { n += f() }; show(n > 0, $R)"), ("range-count", INT, "n := 0; for v := range uint($R) % 4 { n += f() + int(v) }; show(n, $R)"),
    ("range-func", INT, "for v := range func(y func(int) bool) { _ = y($R) && y(f()) && y($R) } { show(v, $R) }"),
    ("range-left", INT, "v := make([]int, 9); for v[uint($R)%9] = range []int{f(), 7} { f() }; show(v)"),
    ("range-left-two", INT, "v := make([]int, 9); var n int; for n, v[uint($R)%9] = range []int{f(), 7} { show(n, v) }"),
    ("select-receive", CHAN, "w := $R; select { case n, ok := <-$R: show(n, ok, f(), len(w)); default: show(f(), len(w)) }"),
    ("select-send-value", ALL, "v := make(chan $T, 3); select { case []chan $T{v, v, v}[uint(f())%3] <- $R: }; show(<-v)"),
    ("select-default", INT, "v := make(chan int); select { case v <- $R + f(): case n := <-v: show(n); default: show($R) }"),
    ("select-map", INT, "v := map[int]int{}; w := make(chan int, 1); w <- 5; select { case v[$R+f()] = <-w: }; show(len(v), v[2], v[3], v[4])"),
    ("defer-method", GETTER, "func() { defer func() { show(recover()) }(); v := func(g func(int) int, n int) { show(g(n)) }; defer v(($R).Get, f()); f() }()"),
    ("defer-receiver", GETTER, "func() { defer ($R).Get(f()); f() }(); show($R)"), ("defer-print", lambda t, c: t in ("int", "string", "bool"), "func() { defer println($R, f(), $R); f() }()"),
    ("defer-copy", INTS, "v := make([]int, 4); func() { defer copy(v, second(f(), $R)); f() }(); show(v)"),
    ("defer-literal-any", ALL, "func() { defer func(v ...any) { show(v...) }($R, f(), $R); f() }()"),
    ("go-method", GETTER, "done := make(chan int); go func(g func(int) int, n int) { done <- g(n) }(($R).Get, f()); f(); show(<-done)"),
    ("convert-any", ALL, "show(any($R), first(any($R), f()), any(f()))"), ("convert-named", INT, "type N int; show(int(N($R)) + f(), int(N(f())+N($R)))"),
    ("convert-bytes", STRING, "show([]byte($R), f(), string([]byte($R)))"), ("convert-string", lambda t, c: t == "[]byte", "show(string($R), f(), string($R) + digits(f()))"),
    ("convert-array", INTS, "show(first([3]int(second(f(), append($R, 1, 2, 3))), f()))"), ("convert-getter", GETTER, "var v Getter = $R; w := Getter($R); show(v.Get(f()), w.Get(f()))"),
    ("convert-pointer", POINTER, "show(first((*S)($R), f()), Getter($R).Get(f()))"),
    ("equal-any-any", COMPARABLE, "var old any = $R; show(any($R) == any(old), first(any($R), f()) == old, old == any(second(f(), $R)))"),
    ("equal-typed-any", COMPARABLE, "var old any = $R; show(old == any($R), $R == first(old, f()))"),
    ("equal-getters", lambda t, c: t == "Getter", "old := $R; show($R == first(old, f()), any($R) == any(old), first(old, f()) == $R)"),
    ("equal-struct-of", COMPARABLE, "old := pair[$T]{$R, 1}; show(old == (pair[$T]{$R, f()}), (pair[$T]{first($R, f()), 1}) == old)"),
    ("equal-array-of", COMPARABLE, "old := [2]$T{$R, $R}; show(old == [2]$T{$R, first($R, f())})"),
    ("min-three", NUMBER, "show(min($R, $T(f()), $R), max($R, $R, $T(f())))"), ("min-string", STRING, "show(min($R, digits(f())), max(digits(f()), $R), min($R, $R, digits(f())))"),
    ("append-bytes", lambda t, c: t == "[]byte", "show(append($R, digits(f())...), $R)"), ("append-string", STRING, "show(append([]byte{byte(f())}, $R...))"),
    ("append-slice-call", INTS, "show(append(second(f(), $R), $R...), append($R, second(f(), $R)...))"), ("append-own", INTS, "v := $R; v = append(v[:1], v[f()%2], f()); show(v, $R)"),
    ("copy-string", STRING, "v := make([]byte, 4); show(copy(v, $R) + f(), v, copy(v[first(1, f()):], $R), v)"),
    ("copy-own", INTS, "show(copy($R, second(f(), $R)), $R)"), ("clear-map", MAP, "w := $R; clear(second(f(), $R)); show(len(w), len($R))"),
    ("clear-slice", INTS, "w := $R; clear(second(f(), $R)[:1]); show(w, $R)"), ("delete-of", MAP, "w := $R; delete($R, first(\"a\", f())); show(len(w), len($R))"),
    ("len-array", lambda t, c: t == "[3]int", "show(len($R)+f(), $R)"), ("real-imag", lambda t, c: t == "complex128", "show(int(real($R)*10)+f(), int(imag(second(f(), $R))))"),
    ("make-map", INT, "show(len(make(map[int]int, uint($R)%5)) + f(), cap(make(chan int, uint($R)%5)) + f())"), ("new-of", ALL, "v := new(pair[$T]); *v = pair[$T]{$R, f()}; show(v.a, v.b)"),
    ("method-value-kept", GETTER, "v := ($R).Get; show(v(f()), v(0), ($R).Get(f()))"), ("method-value-pair", GETTER, "v, n := ($R).Get, f(); show(v(n))"),
    ("method-value-literal", GETTER, "v := []func(int) int{($R).Get, first(($R).Get, f())}; show(v[0](0), v[1](0))"), ("method-expr-call", STRUCT, "show(S.Get($R, f()), S.Two($R, f(), f()))"),
    ("method-expr-pointer", POINTER, "show((*S).Ref($R, f()), (*S).Get($R, f()))"), ("method-expr-iface", GETTER, "show(Getter.Get($R, f()))"),
    ("generic-many", ALL, "v, n := both(first($R, f()), f()); show(v, n, second(f(), id($R)))"), ("generic-value", ALL, "v := first[$T]; show(v($R, f()))"),
    ("generic-struct", ALL, "v := id(pair[$T]{$R, f()}); show(v.a, v.b, id(pair[any]{$R, f()}).a)"), ("generic-any", ALL, "show(first[any]($R, f()), second[any](f(), $R))"),
    ("variadic-typed", ALL, "v := func(n int, a ...$T) { show(n, len(a), a[0], a[1]) }; v(f(), $R, first($R, f()))"),
    ("variadic-after", ALL, "v := func(a $T, n ...int) { show(a, len(n), n[0]) }; v($R, f(), f())"),
    ("assign-op", INT, "v := 1; v += $R + f(); v *= second(f(), $R); show(v)"), ("assign-string-op", STRING, "v := \"-\"; v += $R + digits(f()); v += $R; show(v)"),
    ("assign-three", ALL, "var a, z $T; var n int; a, n, z = $R, f(), $R; show(a, n, z)"), ("assign-swap", INTS, "v := $R; v[0], v[first(1, f())] = v[1], v[0]; show(v)"),
    ("assign-blank", ALL, "var n int; _, n = $R, f(); show(n)"), ("assign-through", POINTER, "w := $R; ($R).n, ($R).t = f(), digits(f()); show(w, p)"),
    ("return-three", ALL, "show(func() ($T, int, $T) { return $R, f(), $R }())"), ("return-named", ALL, "show(func() (a $T, n int) { defer func() { n++ }(); a, n = $R, f(); return a, f() }())"),
    ("if-init", COMPARABLE, "if a, n := ($R), f(); a == ($R) { show(1, n) } else { show(2, n) }"), ("switch-init", COMPARABLE, "switch a := ($R); second(f(), a) { case ($R): show(1); default: show(2) }"),
    ("switch-type", ANY, "switch v := second(f(), $R).(type) { case int: show(v, $R); case S: show(2, $R); default: show(3) }"),
    ("literal-nested", ALL, "v := [][]pair[$T]{{{$R, f()}}, {{$R, f()}, {b: f(), a: $R}}}; show(v[0][0].a, v[0][0].b, v[1][0].a, v[1][1].a)"),
    ("literal-index", ALL, "v := []any{2: $R, 0: f(), 1: $R}; show(v[0], v[1], v[2])"), ("literal-array-of", ALL, "v := [...]pair[any]{{$R, f()}, {a: $R}}; show(v[0].a, v[0].b, v[1].a)"),
    ("literal-map-struct", ALL, "v := map[int]pair[$T]{f(): {$R, f()}, 0: {a: $R}}; show(v[0].a, v[2].a, v[2].b, v[3].a)"),
    ("index-nested", INT, "v := [][]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}; show(v[uint($R)%3][uint(f())%3] + v[uint(f())%3][uint($R)%3])"),
    ("panic-value", ALL, "func() { defer func() { show(recover(), f(), $R) }(); panic(any($R)) }()"), ("and-call", BOOL, "show($R && f() > 0, f() > 0 && $R, !$R || f() > 9)"),
    ("complex-add", lambda t, c: t == "complex128", "show($R + complex(float64(f()), 0), $R * $R)"), ("xor", INT, "show($R ^ f() &^ $R | f() & $R)"), ("shift-left", INT, "show(f() << (uint($R) % 8), uint8($R) >> (uint(f()) % 8))"),
    ("array-of-slice", INT, "func() { defer func() { recover(); show($R) }(); v := []int{1}; show([3]int(v), f()) }()"),
]


def cases(options):
    found = [c for c in pairs() if not options.only or re.search(options.only, c[0])]
    return found[::options.every]


def pairs():
    for cname, wants, body in CONSTRUCTS:
        for rname, t, expr, comparable in READS:
            name = f"{cname}/{rname}"
            if wants(t, comparable):
                operand = f"({expr})" if re.search(r" [-+*/<=&|!]+ ", expr) else expr
                yield name, body.replace("$R", operand).replace("$T", f"({t})" if "func" in t else t)


def program(all_cases):
    out = [PRELUDE]
    for n, (name, body) in enumerate(all_cases):
        out.append(f'// {name}\nfunc case{n}() {{\n{state(body)}\tprint("{n} ")\n\t{body}\n}}\n')
    out.append("func main() {\n")
    out += [f"\trun(case{n})\n" for n in range(len(all_cases))]
    out.append("}\n")
    return "".join(out)


def real_go():
    for go in (os.environ.get("GO"), "go"):
        found = go and shutil.which(go)
        if not found:
            continue
        version = subprocess.run([found, "env", "GOVERSION"], capture_output=True, text=True).stdout
        if (m := re.match(r"go1\.(\d+)", version)) and int(m[1]) >= 26:
            return found
    return None


def build(command, cwd):
    built = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if built.returncode:
        sys.exit(f"{' '.join(command)}:\n{built.stderr[:4000]}{built.stdout[:4000]}")


def lines_of(run, cwd):
    r = subprocess.run(run, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found, current = {}, None
    for line in r.stdout.splitlines():
        m = re.match(r"(\d+) (.*)", line)
        if m:
            current = int(m[1])
        found.setdefault(current, []).append(line)
    return found


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--gosubc", default="gosubc")
    ap.add_argument("--opt", type=int, action="append")
    ap.add_argument("--target", default="")
    ap.add_argument("--print", action="store_true")
    ap.add_argument("--only")
    ap.add_argument("--every", type=int, default=1)
    a = ap.parse_args()
    chosen = cases(a)
    text = program(chosen)
    if a.print:
        print(text)
        return
    go = real_go()
    if not go:
        print("order: no go of 1.26 or newer: skipped")
        sys.exit(77)
    bad = 0
    with tempfile.TemporaryDirectory() as d:
        Path(d, "main.go").write_text(text)
        Path(d, "go.mod").write_text("module order\n\ngo 1.26\n")
        build([go, "build", "-gcflags=-l", "-o", "want", "."], d)
        want = lines_of(["./want"], d)
        for opt in a.opt or [0, 2]:
            target = ["-target", a.target] if a.target else []
            build([os.path.abspath(a.gosubc) if "/" in a.gosubc else a.gosubc, "build", f"-O{opt}", *target, "-o", "got", "."], d)
            run = ["qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu", "./got"] if a.target == "aarch64" else ["./got"]
            got = lines_of(run, d)
            for n, (name, body) in enumerate(chosen):
                if want.get(n) != got.get(n):
                    bad += 1
                    print(f"-O{opt} {name}: {body}\n  want {want.get(n)}\n  got  {got.get(n)}")
    print(f"{len(chosen)} pairs, {bad} differences")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
