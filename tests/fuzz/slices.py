#!/usr/bin/env python3
"""Random functions that grow slices and let them go, against the real Go: contents, lengths and, where asked for, capacities.

    slices.py --gosubc CMD [--count N] [--seed S] [--opt L]... [--stress S] [--go CMD] [--keep DIR]

Where an array starts in the frame and where it moves to the heap is decided by every mention of its variable; so the
functions append, reslice, assign, pass on, capture, range over and return slices in any order, at any depth. --count
programs of --functions functions each. Exit status 1 after a difference, 77 without `go`.
"""
import argparse
import os
import random
import shlex
import shutil
import sys
import tempfile

from differential import Go, run, shown

VALUES = {
    "int": "{0}",
    "byte": "byte({0})",
    "int32": "int32({0})",
    "string": "word({0})",
    "*int": "pointer({0})",
    "[2]int": "[2]int{{{0}, {0} + 1}}",
    "any": "any({0})",
    "[]byte": "[]byte(word({0}))",
    "struct{ a, b int }": "struct{{ a, b int }}{{{0}, {0} * 2}}",
}

PRELUDE = """package main

var acc uint64
var kept []any

func add(x uint64) { acc = acc*31 + x }

func word(i int) string {
	b := []byte("x")
	for i > 0 {
		b = append(b, byte(65+i%26))
		i /= 26
	}
	return string(b)
}

func pointer(i int) *int {
	p := new(int)
	*p = i
	return p
}

func sum(xs ...any) {
	for _, x := range xs {
		switch x := x.(type) {
		case int:
			add(uint64(x))
		case int32:
			add(uint64(x) + 1)
		case byte:
			add(uint64(x) + 2)
		case string:
			for _, c := range []byte(x) {
				add(uint64(c))
			}
		case []byte:
			for _, c := range x {
				add(uint64(c))
			}
		case *int:
			if x == nil {
				add(4)
			} else {
				add(uint64(*x) + 3)
			}
		case [2]int:
			add(uint64(x[0]) + 5)
			add(uint64(x[1]))
		case struct{ a, b int }:
			add(uint64(x.a) + 6)
			add(uint64(x.b))
		case bool:
			add(7)
		case nil:
			add(9)
		}
	}
}
"""

# Around each function: $N is its number, $T the type of elements.
AROUND = """
var global$N []$T
var table$N = map[int][]$T{}
var queue$N = make(chan []$T, 1000)
var box$N struct{ s []$T }

//go:noinline
func extended$N(s []$T, x $T) []$T { return append(s, x) }

//go:noinline
func look$N(s []$T) {
	for i, x := range s {
		sum(i, x)
	}
}

//go:noinline
func keep$N(s []$T) { kept = append(kept, any(s)) }
"""

RUN = """
//go:noinline
func run$N() {
	for n := range 23 {
		$R := f$N(n)
		$L
		println(n, $C, acc)
	}
	look$N(global$N)
	for n := range 23 {
		look$N(table$N[n])
	}
	for len(queue$N) > 0 {
		look$N(<-queue$N)
	}
	look$N(box$N.s)
	println("f$N", acc, len(kept))
}
"""


class Function:
    def __init__(self, rng, number):
        self.rng, self.number = rng, number
        self.type = rng.choice(list(VALUES))
        self.asks_cap = rng.random() < 0.4
        self.named = rng.random() < 0.25
        self.results = ["out", "more"][: rng.choice([1, 1, 1, 2])]
        self.variables = ["s"] + (self.results if self.named else [])
        self.depth = self.loops = 0

    def pick(self):
        return self.rng.choice(self.variables)

    def value(self):
        return VALUES[self.type].format(f"(n*{self.rng.randint(1, 9)} + {self.rng.randint(0, 50)})")

    def expression(self, v):
        t, number = self.type, self.number
        return self.weighted([
            (30, lambda: f"append({v}, {self.value()})"),
            (10, lambda: f"append({v}, {self.value()}, {self.value()})"),
            (10, lambda: f"append({v}, {self.pick()}...)"),
            (10, lambda: f"{v}[:len({v})/2]"),
            (6, lambda: f"{v}[min(1, len({v})):]"),
            (4, lambda: f"make([]{t}, 0, {self.rng.randint(0, 5)})"),
            (4, lambda: f"[]{t}{{{self.value()}}}"),
            (4, lambda: "nil"),
            (6, lambda: f"extended{number}({v}, {self.value()})"),
            (6, self.pick),
            (10, lambda: f"append([]{t}(nil), {self.pick()}...)"),
        ])

    def weighted(self, choices):
        return self.rng.choices([c for _, c in choices], [w for w, _ in choices])[0]()

    def statement(self):
        v, number = self.pick(), self.number
        nested = self.depth < 3
        return self.weighted([
            (38, lambda: [f"{v} = {self.expression(v)}"]),
            (4, lambda: [f"global{number} = {v}"]),
            (3, lambda: [f"table{number}[n] = {v}"]),
            (3, lambda: [f"box{number}.s = {v}"]),
            (2, lambda: [f"queue{number} <- {v}"]),
            (4, lambda: [f"look{number}({v})"]),
            (3, lambda: [f"keep{number}({v})"]),
            (2, lambda: [f"defer look{number}({v})"]),
            (5, lambda: self.range_over(v)),
            (3, lambda: [f"copy({v}, {self.pick()})"]),
            (4, lambda: [f"if len({v}) > 0 {{", f"\t{v}[n%len({v})] = {self.value()}", "}"]),
            (2, lambda: [f"if len({v}) > 0 {{", f"\tsum(&{v}[0] != nil)", "}"]),
            (3, lambda: [f"sum({'cap' if self.asks_cap else 'len'}({v}))"]),
            (2, lambda: [f"{self.pick()}, {self.pick()} = {self.pick()}, {self.pick()}"]),
            (1, lambda: ["func() {", f"\t{v} = append({v}, {self.value()})", "}()"]),
            (8 if nested else 0, self.branch),
            (9 if nested else 0, self.loop),
            (2 if self.loops else 0, lambda: ["if n%3 == 0 {", f"\t{self.rng.choice(['break', 'continue'])}", "}"]),
            (2, lambda: [f"if n%7 == {self.rng.randint(0, 6)} {{", f"\t{self.leave()}", "}"]),
        ])

    def range_over(self, v):
        grows = [f"\t{v} = append({v}, x)", f"\tif len({v}) > 20 {{", "\t\tbreak", "\t}"] if self.rng.random() < 0.5 else []
        return [f"for i, x := range {v} {{", "\tsum(i, x)", *grows, "}"]

    def branch(self):
        lines = [f"if n%{self.rng.randint(2, 5)} == {self.rng.randint(0, 1)} {{", *self.block()]
        if self.rng.random() < 0.4:
            lines += ["} else {", *self.block()]
        return lines + ["}"]

    def loop(self):
        self.loops += 1
        lines = [f"for range n % {self.rng.randint(2, 7)} {{", *self.block(), "}"]
        self.loops -= 1
        return lines

    def block(self):
        self.depth += 1
        mark, lines = len(self.variables), []
        if self.rng.random() < 0.3:
            name = f"v{self.depth}_{mark}"
            lines += [f"var {name} []{self.type}", f"_ = {name}"]
            self.variables.append(name)
        for _ in range(self.rng.randint(1, 4)):
            lines += self.statement()
        del self.variables[mark:]
        self.depth -= 1
        return ["\t" + line for line in lines]

    def leave(self):
        if self.named and self.rng.random() < 0.5:
            return "return"
        last = lambda: self.weighted([(15, self.pick), (3, lambda: f"append({self.pick()}, {self.value()})"), (2, lambda: "nil")])
        return "return " + ", ".join(last() for _ in self.results)

    def declaration(self):
        return self.weighted([
            (7, lambda: f"var s []{self.type}"),
            (2, lambda: f"s := []{self.type}{{}}"),
            (2, lambda: f"s := make([]{self.type}, 0, n%5)"),
        ])

    def text(self):
        lines = [self.declaration(), "_ = s"]
        for _ in range(self.rng.randint(2, 8)):
            lines += self.statement()
        lines.append(self.leave())
        results = ", ".join((r + " " if self.named else "") + "[]" + self.type for r in self.results)
        body = "\n".join("\t" + line for line in lines)
        shows = [f"len({r})" for r in self.results] + [f"cap({r})" for r in self.results if self.asks_cap]
        parts = {
            "$N": str(self.number),
            "$T": self.type,
            "$R": ", ".join(self.results),
            "$L": "\n\t\t".join(f"look{self.number}({r})" for r in self.results),
            "$C": ", ".join(shows),
        }
        text = AROUND + f"\n//go:noinline\nfunc f$N(n int) ({results}) {{\n{body}\n}}\n" + RUN
        for name, part in parts.items():
            text = text.replace(name, part)
        return text


def program(seed, functions):
    rng = random.Random(seed)
    text = PRELUDE + "".join(Function(rng, n).text() for n in range(functions))
    return text + "\nfunc main() {\n" + "".join(f"\trun{n}()\n" for n in range(functions)) + "}\n"


def first_difference(expected, got):
    pairs = zip(expected.splitlines() + [b"end"], got.splitlines() + [b"end"])
    return next((f"{a.decode()} is printed as {b.decode()}" for a, b in pairs if a != b), "")


def ours(options, opt, tmp, stress):
    exe = os.path.join(tmp, "ours")
    status, out = run([*options.gosubc, "build", f"-O{opt}", "-o", exe, "main.go"], cwd=tmp)
    if status:
        return b"does not build: " + out
    status, out = run([exe], {**os.environ, **({"GOSUB_STRESS": stress} if stress else {})})
    return shown(out, status)


def check(options, seed):
    text, bad = program(seed, options.functions), []
    with tempfile.TemporaryDirectory(prefix="gosubc-fuzz-") as tmp:
        with open(os.path.join(tmp, "main.go"), "w", encoding="utf-8") as f:
            f.write(text)
        options.go.build(tmp, {"main.go": text}, os.path.join(tmp, "go"))
        status, out = run([os.path.join(tmp, "go")])
        expected = shown(out, status)
        for opt in options.opt:
            for stress in ["", options.stress] if options.stress else [""]:
                got = ours(options, opt, tmp, stress)
                if got != expected:
                    bad.append(f"seed {seed} -O{opt} {stress}: {first_difference(expected, got)}")
    if bad and options.keep:
        with open(os.path.join(options.keep, f"slices-{seed}.go"), "w", encoding="utf-8") as f:
            f.write(text)
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--functions", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--opt", action="append")
    parser.add_argument("--stress", default="")
    parser.add_argument("--go", default="go")
    parser.add_argument("--keep")
    options = parser.parse_args()
    options.opt = options.opt or ["0", "2"]
    options.gosubc[0] = shutil.which(options.gosubc[0]) or options.gosubc[0]
    if not shutil.which(options.go):
        print("skipped: there is no", options.go)
        return 77
    options.go = Go(options.go)
    bad = []
    for seed in range(options.seed, options.seed + options.count):
        for line in check(options, seed):
            print(line, flush=True)
            bad.append(line)
    print(f"{options.count} programs of {options.functions} functions from seed {options.seed} on: {len(bad)} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
