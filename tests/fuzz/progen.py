#!/usr/bin/env python3
"""Random Go programs that end, do the same every time and print much of what they compute.

    progen.py [--seed S] [--units N]

A unit is a few types and functions of its own, a tree of statements: (head, children, tail) or a line. Units of one
file share only PRELUDE. What the language leaves open is not generated: an operation that may panic or call something
with effects stands alone in its statement, with variables as operands; maps are summed; no addresses are printed.
"""
import argparse
import random

PRELUDE = '''package main

var fuel int

func tick() {
	fuel--
	if fuel < 0 {
		panic("out of fuel")
	}
}

func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

func at[T any](s []T, i int) T {
	var zero T
	if len(s) == 0 {
		return zero
	}
	return s[uint(i)%uint(len(s))]
}

func clip[T ~string | ~[]byte](s T) T {
	if len(s) > 40 {
		return s[len(s)-40:]
	}
	return s
}

func cut(s string, i, j int) string {
	if len(s) == 0 {
		return s
	}
	a, b := uint(i)%uint(len(s)), uint(j)%uint(len(s))
	return s[min(a, b):max(a, b)]
}

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}

func sum[T number](s []T) (t T) {
	for i, x := range s {
		t = t*3 + x - T(i)
	}
	return t
}

func mix[K comparable, V any](m map[K]V, f func(K, V) int) (t int) {
	for k, v := range m {
		t += f(k, v)
	}
	return t
}

type stack[T any] struct {
	items []T
	top   *T
}

func (s *stack[T]) push(x T) *stack[T] {
	s.items = append(s.items, x)
	s.top = &s.items[len(s.items)-1]
	return s
}

func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

func (s *stack[T]) all(yield func(int, T) bool) {
	for i := len(s.items) - 1; i >= 0; i-- {
		if !yield(i, s.items[i]) {
			return
		}
	}
}

func show(what string, x any) {
	switch x := x.(type) {
	case nil:
		println(what, "nil")
	case bool:
		println(what, "bool", x)
	case int, int8, int16:
		y, ok := x.(int)
		println(what, "small", y, ok)
	case uint8:
		println(what, "byte", x)
	case int64:
		println(what, "int64", x)
	case float64:
		println(what, "float64", x)
	case string:
		println(what, "string", x)
	case error:
		println(what, "error", x.Error())
	case interface{ text() string }:
		println(what, "text", x.text())
	default:
		println(what, "other")
	}
}

func unit(n int, f func()) {
	fuel = 3000
	println("== unit", n)
	defer func() {
		if r := recover(); r != nil {
			show("recovered", r)
		}
	}()
	f()
}

'''

WIDTH = {"int": 64, "int8": 8, "int16": 16, "int32": 32, "int64": 64,
         "uint": 64, "uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64}
INTS = list(WIDTH)
FLOATS = ["float64", "float32"]
SCALARS = INTS + FLOATS + ["string", "bool"]
STRINGS = ['""', '"a"', '"gopher"', '"h\\u00e9llo, \\u4e16\\u754c"', '"\\xff\\x00z"', '"0123456789"']


class Unit:
    """One unit; `tree` is a list of its top-level declarations."""

    def __init__(self, seed, number):
        self.r = random.Random(f"{seed}/{number}")
        self.n = number
        self.serial = 0
        self.tree = []
        self.funcs = []
        self.structs = []
        self.own = {}  # fields that are not promoted: a literal may set them
        self.scope = []
        self.loops = []
        self.make()

    # ---- names and choices ----

    def name(self, prefix="v"):
        self.serial += 1
        return f"{prefix}{self.n}_{self.serial}"

    def chance(self, p):
        return self.r.random() < p

    def vars(self, type_, write=False):
        return [n for n, t, w in self.scope if t == type_ and (w or not write)]

    def declare(self, type_, write=True, prefix="v"):
        name = self.name(prefix)
        self.scope.append((name, type_, write))
        return name

    def scalar(self):
        return self.r.choice(SCALARS if self.chance(.4) else INTS)

    # ---- expressions: no effects, no panics ----

    def literal(self, t):
        if t in WIDTH:
            bits, signed = WIDTH[t], t[0] == "i"
            low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
            v = self.r.choice([low, high, high - 1, 0, 1, 2, 7, self.r.randint(low, high), self.r.randint(0, 100)])
            return f"{t}({v})"
        if t in FLOATS:
            return f"{t}({self.r.choice(['0', '1', '-1.5', '0.1', '3.25e10', '1e-7', '-7', '123456.789'])})"
        if t == "string":
            return self.r.choice(STRINGS)
        return self.r.choice(["true", "false"])

    def leaf(self, t):
        """Never a constant."""
        known = self.vars(t)
        if known:
            return self.r.choice(known)
        if t in WIDTH:
            return f"{t}(fuel)"
        if t in FLOATS:
            return f"{t}(fuel)"
        if t == "string":
            return f"string(rune(fuel))"
        return "(fuel > 5)"

    def operand(self, t, depth):
        return self.literal(t) if self.chance(.25) else self.expr(t, depth)

    def expr(self, t, depth=2):
        if depth <= 0 or self.chance(.15):
            return self.leaf(t)
        kind = "int" if t in WIDTH else "float" if t in FLOATS else t
        return getattr(self, "expr_" + kind)(t, depth - 1)

    def field(self, t):
        found = [f"{v}.{f}" for v, vt, _ in self.scope for s, fields in self.structs if vt in (s, "*" + s)
                 for f, ft in fields if ft == t]
        return self.r.choice(found) if found else None

    def expr_common(self, t, depth):
        choice = self.r.randrange(6)
        if choice == 0:
            return f"pick({self.expr('bool', depth)}, {self.operand(t, depth)}, {self.expr(t, depth)})"
        if choice == 1 and self.vars("[]" + t):
            return f"at({self.r.choice(self.vars('[]' + t))}, {self.expr('int', depth)})"
        if choice == 2 and self.vars("[4]" + t):
            return f"{self.r.choice(self.vars('[4]' + t))}[{self.expr('uint', depth)}%4]"
        if choice == 3 and self.vars("map[int]" + t):
            return f"{self.r.choice(self.vars('map[int]' + t))}[{self.expr('int', depth)}&7]"
        if choice == 4 and self.field(t):
            return self.field(t)
        if choice == 5 and t != "bool":
            return f"{self.r.choice(['min', 'max'])}({self.expr(t, depth)}, {self.operand(t, depth)})"
        return self.leaf(t)

    def expr_int(self, t, depth):
        choice = self.r.randrange(10)
        a = self.expr(t, depth)
        if choice < 3:
            return f"({a} {self.r.choice(['+', '-', '*', '&', '|', '^', '&^'])} {self.operand(t, depth)})"
        if choice == 3:
            count = self.expr(self.r.choice(["uint", "uint8", "uint32"]), depth)
            return f"({a} {self.r.choice(['<<', '>>'])} ({count} & {self.r.choice([7, 31, 63, 127])}))"
        if choice == 4:
            return f"({a} {self.r.choice(['/', '%'])} ({self.expr(t, depth)} | 1))"
        if choice == 5:
            return f"({a} {self.r.choice(['/', '%'])} {t}({self.r.choice([1, 2, 3, 7, 8, 10, 100, 127])}))"
        if choice == 6:
            return f"{t}({self.expr(self.r.choice(INTS), depth)})"
        if choice == 7:
            return f"({self.r.choice(['-', '^', '+'])}{a})"
        if choice == 8:
            return f"{t}(len({self.expr('string', depth)}))"
        return self.expr_common(t, depth)

    def expr_float(self, t, depth):
        choice = self.r.randrange(7)
        a = self.expr(t, depth)
        if choice < 4:
            return f"({a} {self.r.choice('+-*/')} {self.expr(t, depth)})"
        if choice == 4:
            return f"{t}({self.expr(self.r.choice(INTS + FLOATS), depth)})"
        if choice == 5:
            return f"(-{a})"
        return self.expr_common(t, depth)

    def expr_string(self, t, depth):
        choice = self.r.randrange(6)
        a = self.expr(t, depth)
        if choice == 0:
            return f"clip({a} + {self.operand(t, depth)})"
        if choice == 1:
            return f"cut({a}, {self.expr('int', depth)}, {self.expr('int', depth)})"
        if choice == 2:
            return f"string(rune({self.expr('uint32', depth)}%0x3000))"
        if choice == 3:
            return f"string([]{self.r.choice(['byte', 'rune'])}({a}))"
        return self.expr_common(t, depth)

    def expr_bool(self, t, depth):
        choice = self.r.randrange(6)
        if choice < 3:
            of = self.r.choice(INTS + FLOATS + ["string"])
            return (f"({self.expr(of, depth)} {self.r.choice(['<', '<=', '>', '>=', '==', '!='])} "
                    f"{self.operand(of, depth)})")
        if choice == 3:
            return f"({self.expr(t, depth)} {self.r.choice(['&&', '||', '==', '!='])} {self.expr(t, depth)})"
        if choice == 4:
            return f"!{self.expr(t, depth)}"
        same = [(a, b) for a, ta, _ in self.scope for b, tb, _ in self.scope
                if ta == tb and ta in [s for s, _ in self.structs]]
        if same:
            a, b = self.r.choice(same)
            return f"({a} == {b})"
        return self.expr_common(t, depth)

    # ---- statements ----

    def body(self, depth, count=None):
        mark, out = len(self.scope), []
        for _ in range(count or self.r.randint(1, 3)):
            out.append(self.statement(depth))
        del self.scope[mark:]
        return out

    def statement(self, depth):
        simple = ["var", "assign", "assign", "update", "update", "print", "swap", "container", "mutate", "mutate",
                  "risky", "call", "call", "box"]
        nested = ["if", "for", "range", "switch", "closure", "defer", "channel", "iterate", "typeswitch"]
        return getattr(self, "do_" + self.r.choice(simple + (nested if depth > 0 else [])))(depth)

    def new_var(self, t, value):
        name = self.declare(t)
        return f"var {name} {t} = {value}; _ = {name}"

    def do_var(self, depth):
        t = self.scalar()
        return self.new_var(t, self.operand(t, 3))

    def do_assign(self, depth):
        t = self.scalar()
        known = self.vars(t, True)
        if not known:
            return self.do_var(depth)
        return f"{self.r.choice(known)} = {self.operand(t, 3)}"

    def do_update(self, depth):
        t = self.r.choice(INTS)
        known = self.vars(t, True)
        if not known:
            return self.do_var(depth)
        v = self.r.choice(known)
        if self.chance(.2):
            return v + self.r.choice(["++", "--"])
        if self.chance(.2):
            return f"{v} {self.r.choice(['<<=', '>>='])} {self.expr('uint', 1)} % 70"
        return f"{v} {self.r.choice(['+=', '-=', '*=', '|=', '^=', '&^='])} {self.operand(t, 2)}"

    def do_print(self, depth):
        shown = [n for n, t, _ in self.scope if t in SCALARS]
        shown = self.r.sample(shown, min(len(shown), 3)) + [self.expr(self.scalar(), 3)]
        return f'println("{self.name("p")}", {", ".join(shown)})'

    def do_swap(self, depth):
        t = self.r.choice(INTS)
        known = self.vars(t, True)
        if len(known) < 2:
            return self.do_print(depth)
        a, b = self.r.sample(known, 2)
        return f"{a}, {b} = {self.expr(t, 2)}, {a}"

    def do_container(self, depth):
        t = self.scalar()
        kind = self.r.randrange(5)
        values = ", ".join(self.operand(t, 1) for _ in range(self.r.randint(1, 4)))
        if kind == 0:
            return self.new_var("[]" + t, f"[]{t}{{{values}}}")
        if kind == 1:
            return self.new_var("[4]" + t, f"[4]{t}{{{values}}}")
        if kind == 2:
            pairs = ", ".join(f"{k}: {self.operand(t, 1)}" for k in self.r.sample(range(8), 3))
            return self.new_var("map[int]" + t, f"map[int]{t}{{{pairs}}}")
        s, _ = self.r.choice(self.structs)
        init = ", ".join(f"{f}: {self.operand(ft, 1)}" for f, ft in self.own[s] if self.chance(.7))
        star = kind == 3
        return self.new_var(("*" if star else "") + s, f"{'&' if star else ''}{s}{{{init}}}")

    def do_mutate(self, depth):
        found = [(n, t) for n, t, w in self.scope if w and (t[0] in "[m*" or t[0] == "S")]
        if not found:
            return self.do_container(depth)
        v, t = self.r.choice(found)
        if t.startswith("[]"):
            e, i = t[2:], self.expr("uint", 1)
            return self.r.choice([
                f"{v} = append({v}, {self.operand(e, 2)})[max(0, len({v})-20):]",
                f"if len({v}) > 0 {{ {v}[{i}%uint(len({v}))] = {self.operand(e, 2)} }}",
                f"{v} = append({v}[:len({v})/2], {v}[len({v})/3:]...)",
                f"println(len({v}), copy({v}, {v}[len({v})/2:]))",
                f"{v} = append([]{e}(nil), {v}...)",
                f"clear({v}[len({v})/2:])"])
        if t.startswith("[4]"):
            return f"{v}[{self.expr('uint', 1)}%4] = {self.operand(t[3:], 2)}"
        if t.startswith("map"):
            return self.r.choice([f"{v}[{self.expr('int', 1)}&7] = {self.operand(t[8:], 2)}",
                                  f"delete({v}, {self.expr('int', 1)}&7)",
                                  f"if x, ok := {v}[{self.expr('int', 1)}&7]; ok {{ println(x, len({v})) }}"])
        fields = dict(self.structs)[t.lstrip("*")]
        f, ft = self.r.choice(fields)
        others = self.vars(t)
        return self.r.choice([f"{v}.{f} = {self.operand(ft, 2)}", f"{v} = {self.r.choice(others)}",
                              f"{v}.bump()", f"println({v}.text(), {v}.total())"])

    def do_risky(self, depth):
        """May panic; recovered around it, or at the end of the unit."""
        t = self.r.choice(INTS)
        a, b = self.vars(t), self.vars(t)
        x = self.name()
        if not a:
            return self.do_var(depth)
        a, b = self.r.choice(a), self.r.choice(b)
        options = [f"{x} := {a} {self.r.choice('/%')} {b}; println({x})"]
        if t[0] == "i":
            options.append(f"{x} := {a} << {b}; println({x})")
        for s in self.vars("[]" + t)[:1]:
            options += [f"{x} := {s}[{b}]; println({x})", f"{x} := {s}[{a}:]; println(len({x}))",
                        f"{x} := (*[2]{t})({s}); println({x}[1])"]
        for s in self.vars("string")[:1]:
            options += [f"{x} := {s}[{b}]; println({x})", f"{x} := {s}[:{a}]; println({x})"]
        options += [f"{x} := any({a}).({self.r.choice(INTS)}); println({x})"]
        line = self.r.choice(options)
        if self.chance(.15):
            return line
        return ("func() {", ['defer func() { show("caught", recover()) }()', line], "}()")

    def do_call(self, depth):
        if not self.funcs:
            return self.do_var(depth)
        name, params, results = self.r.choice(self.funcs)
        args = ", ".join(self.operand(p, 2) for p in params)
        targets = [self.declare(t) for t in results]
        return (f"{', '.join(targets)} := {name}({args}); " + "; ".join(f"_ = {t}" for t in targets) +
                f"; println({', '.join(targets)})")

    def do_box(self, depth):
        found = [n for n, t, _ in self.scope if t in SCALARS or t[0] == "*"]
        if not found:
            return self.do_var(depth)
        return f'show("{self.name("b")}", {self.r.choice(found)})'

    def do_if(self, depth):
        then = self.body(depth - 1)
        if self.chance(.5):
            return (f"if {self.expr('bool', 2)} {{", then, "}")
        return ("", [(f"if {self.expr('bool', 2)} {{", then, "} else {"), ("", self.body(depth - 1), "}")], "")

    def loop(self, head, depth, label=None):
        self.loops.append(label)
        inside = ["tick()", *self.body(depth - 1)]
        if self.chance(.4):
            jump = self.r.choice(["break", "continue"])
            to = self.r.choice(self.loops) or ""
            inside.insert(self.r.randint(1, len(inside)),
                          f"if {self.expr('bool', 2)} {{ {jump} {to} }}")
        self.loops.pop()
        return (head, inside, "}")

    def do_for(self, depth):
        mark = len(self.scope)
        t = self.r.choice(INTS)
        i, limit = self.declare(t, False, "i"), self.r.randint(1, 5)
        label = self.name("loop")
        head = self.r.choice([f"for {i} := {t}(0); {i} < {limit}; {i}++ {{", f"for {i} := range {t}({limit}) {{",
                              f"for {i} := {t}({limit}); {i} > 0; {i}-- {{"]) + f" _ = {i}"
        made = self.loop(head, depth, label)
        del self.scope[mark:]
        return labelled(label, made)

    def do_range(self, depth):
        found = [(n, t) for n, t, _ in self.scope if t[:2] == "[]" or t[:3] == "[4]" or t == "string"]
        maps = [(n, t) for n, t, _ in self.scope if t[:3] == "map" and t[8:] in INTS]
        if maps and self.chance(.4):
            v, t = self.r.choice(maps)
            return f'println("{self.name("m")}", len({v}), mix({v}, func(k int, v {t[8:]}) int {{ return k*31 ^ int(v) }}))'
        if not found:
            return self.do_container(depth)
        v, t = self.r.choice(found)
        mark = len(self.scope)
        k = self.declare("int", False, "k")
        e = self.declare("int32" if t == "string" else t[2:] if t[:2] == "[]" else t[3:], False, "e")
        made = self.loop(f"for {k}, {e} := range {v} {{ _, _ = {k}, {e}", depth)
        del self.scope[mark:]
        return made

    def do_switch(self, depth):
        t = self.r.choice(INTS)
        cases = []
        for v in self.r.sample(range(0, 100), 3):
            tail = ["fallthrough"] if self.chance(.2) else []
            cases.append((f"case {v}:", self.body(depth - 1) + tail, ""))
        cases.append(("default:", self.body(depth - 1), ""))
        if self.chance(.5):
            return (f"switch {self.expr(t, 2)} % 5 {{" if self.chance(.5) else f"switch {self.expr(t, 2)} {{",
                    cases, "}")
        bare = [(f"case {self.expr('bool', 2)}:", inner, tail) for _, inner, tail in cases[:-1]]
        return ("switch {", bare + cases[-1:], "}")

    def do_typeswitch(self, depth):
        t = self.scalar()
        x = self.name("x")
        cases = [(f"case {c}:", [f'println("{c}", {x})', *self.body(depth - 1, 1)], "")
                 for c in self.r.sample(SCALARS, 3)]
        return (f"switch {x} := any({self.expr(t, 2)}).(type) {{",
                cases + [("default:", [f"_, ok := {x}.(interface{{ text() string }})", "println(ok)"], "")], "}")

    def do_closure(self, depth):
        mark, loops = len(self.scope), self.loops
        self.loops = []
        t = self.r.choice(INTS)
        f, p = self.name("f"), self.declare(t, True, "p")
        inside = ["tick()", *self.body(depth - 1), f"return {self.expr(t, 2)}"]
        self.loops = loops
        del self.scope[mark:]
        calls = [f"println({f}({self.operand(t, 2)}))" for _ in range(self.r.randint(1, 2))]
        return ("{", [(f"{f} := func({p} {t}) {t} {{", inside, "}"), *calls], "}")

    def do_defer(self, depth):
        mark, loops = len(self.scope), self.loops
        self.loops = []
        inside = self.body(depth - 1)
        panics = f"if {self.leaf('bool')} {{ panic({self.leaf('int')}) }}"
        p = self.declare("int", False, "d")
        late = [f"println({self.expr('int', 1)}, {p})", *self.body(depth - 1, 1)]
        if self.chance(.5):
            late.insert(0, 'show("deferred", recover())')
            inside.append(panics)
        del self.scope[mark:]
        self.loops = loops
        return ("func() {", [(f"defer func({p} int) {{", late, f"}}({self.leaf('int')})"),
                             *inside], "}()")

    def do_channel(self, depth):
        t = self.scalar()
        c, v = self.name("c"), self.name("e")
        sends = [f"{c} <- {self.operand(t, 2)}" for _ in range(self.r.randint(1, 3))]
        size = self.r.choice(["", ", 1", ", 3"])
        return ("{", [f"{c} := make(chan {t}{size})", ("go func() {", [f"defer close({c})", *sends], "}()"),
                      (f"for {v} := range {c} {{", [f"println({v})"], "}")], "}")

    def do_iterate(self, depth):
        t = self.scalar()
        mark = len(self.scope)
        pushes = "".join(f".push({self.operand(t, 1)})" for _ in range(3))
        s, k = self.name("s"), self.declare("int", False, "k")
        e = self.declare(t, False, "e")
        made = self.loop(f"for {k}, {e} := range {s}.all {{ _, _ = {k}, {e}", depth)
        del self.scope[mark:]
        return ("{", [f"{s} := (&stack[{t}]{{}}){pushes}", made, f"{k}, {e} := {s}.pop(); println({k}, {e}, *{s}.top)"],
                "}")

    # ---- declarations ----

    def make_struct(self):
        s = self.name("S")
        fields = [(self.name("f"), self.scalar()) for _ in range(self.r.randint(1, 4))]
        lines = [f"{f} {t}" for f, t in fields]
        if self.structs and self.chance(.4):
            inner, promoted = self.r.choice(self.structs)
            lines.insert(0, inner)
            fields = fields + promoted
        self.tree.append((f"type {s} struct {{", lines, "}"))
        self.structs.append((s, fields))
        self.own[s] = [f for f in fields if " ".join(f) in lines]
        self.scope = [(f"s.{f}", t, True) for f, t in fields]
        bump = []
        for f, t in fields:
            if t in INTS:
                bump.append(f"s.{f} += {self.operand(t, 2)}")
        self.tree.append((f"func (s *{s}) bump() {{", bump, "}"))
        self.tree.append((f"func (s {s}) text() string {{", [f"return {self.expr('string', 2)}"], "}"))
        self.tree.append((f"func (s {s}) total() int {{", [f"return {self.expr('int', 3)}"], "}"))
        self.scope = []

    def make_func(self):
        f = self.name("fn")
        params, results = [self.scalar() for _ in range(self.r.randint(0, 4))], \
            [self.scalar() for _ in range(self.r.randint(1, 3))]
        self.scope = []
        signature = ", ".join(f"{self.declare(t, True, 'a')} {t}" for t in params)
        named = ", ".join(f"{self.declare(t, True, 'r')} {t}" for t in results)
        inside = ["tick()"]
        if self.chance(.3):
            inside.append(f'defer func() {{ if x := recover(); x != nil {{ show("{f}", x) }} }}()')
        for _ in range(self.r.randint(3, 8)):
            inside.append(self.statement(2))
        if self.chance(.5):
            inside.append("return")
        else:
            inside.append("return " + ", ".join(self.operand(t, 2) for t in results))
        self.tree.append((f"func {f}({signature}) ({named}) {{", inside, "}"))
        self.funcs.append((f, params, results))

    def make(self):
        for _ in range(self.r.randint(1, 3)):
            self.make_struct()
        for _ in range(self.r.randint(1, 3)):
            self.make_func()
        self.scope = []
        inside = [self.new_var(t, self.literal(t)) for t in self.r.sample(SCALARS, 6)]
        inside += [self.do_container(1) for _ in range(3)]
        inside += [self.statement(3) for _ in range(self.r.randint(8, 16))]
        inside.append(self.do_print(0))
        self.tree.append((f"func unit{self.n}() {{", inside, "}"))


def labelled(label, loop):
    """A label is an error unless something jumps to it."""
    used = any(label in line for line in lines_of([loop]))
    return ("", [f"{label}:", loop], "") if used else loop


def lines_of(tree):
    for node in tree:
        if isinstance(node, str):
            yield node
        else:
            head, inside, tail = node
            if head:
                yield head
            for line in lines_of(inside):
                yield "\t" + line
            if tail:
                yield tail


def program(units):
    """units: (number, tree) each."""
    text = [PRELUDE]
    for _, tree in units:
        text += [line + "\n" for line in lines_of(tree)] + ["\n"]
    text.append("func main() {\n" + "".join(f"\tunit({n}, unit{n})\n" for n, _ in units) + "}\n")
    return "".join(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--units", type=int, default=1)
    options = parser.parse_args()
    print(program([(n, Unit(options.seed, n).tree) for n in range(options.units)]), end="")


if __name__ == "__main__":
    main()
