#!/usr/bin/env python3
"""Random edits of a module; after each, a build that reuses what it can must give the bytes of one that reuses nothing.

    warm.py --gosubc CMD [--edits N] [--seed S] [--keep DIR]

The module has a few packages that import each other and two programs, with generic functions and types, local types, methods
promoted to importers, functions whose parameters leak or not, closures, //line directives. An edit changes a body, a type, a
constant, a line, an order, a file, a version. Then a program is built twice: with the cache that has seen all edits so far,
and with one that holds the Go library only (at times: nothing). Programs have to hold the same functions and print the same,
and each object and summary that both caches keep under one key has to be equal byte for byte. Exit status 1 and the edit's
number on a difference; --keep leaves the module there.
"""
import argparse
import difflib
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FLAGS = [["-O0"], ["-O0"], ["-O0", "-gcflags=-m"], ["-O0", "-gcflags=all=-m"], ["-O0", "-escape=off"], ["-N"], ["-O1"],
         ["-O2"], ["-O0", "-m=storage"], ["-O0", "-count"]]


class Item:
    """One declaration, or a few that belong together; what is rendered depends on its fields alone."""

    def __init__(self, rng, kind, number, uses):
        self.kind, self.n, self.uses = kind, number, uses  # uses: items of imported packages, as (package, item)
        self.body, self.size, self.lines, self.directive = rng.randrange(4), rng.randrange(1, 9), rng.randrange(3), ""
        self.second_file = rng.random() < 0.3

    def name(self):
        return f"{self.kind.capitalize()}{self.n}"

    def call(self, prefix, arg):
        """An expression of type int that uses the item from package prefix."""
        name = prefix + self.name()
        return {
            "plain": f"{name}({arg})",
            "leak": f"*{name}(&{arg})",
            "const": name,
            "generic": f"len({name}([]int{{{arg}}}, func(x int) string {{ return \"a\" }}))",
            "local": f"{prefix}Size({name}({arg}))",
            "box": f"{name}Of({arg}).Get()",
            "method": f"(&{name}{{}}).Add({arg})",
            "seq": f"{prefix}Sum({name}({arg}))",
            "variable": f"{name}({arg})",
            "wide": f"int({name}{{}}.Field)",
        }[self.kind]

    def inner(self, arg):
        """Statements of a body that use imports; x is an int variable."""
        out = [f"x := {arg} + {self.size}"]
        for package, item in self.uses[:1 + self.body % 2]:
            out.append(f"x += {item.call(package + '.', 'x')}")
        if self.body == 1:
            out.append(f"for i := range x & {self.size} {{ x += i; if x > {self.size * 1000} {{ panic(x) }} }}")
        if self.body == 2:
            out.append(f"type local struct {{ a [{self.size}]int; b string }}")
            out.append("Keep = local{b: \"s\"}")
        if self.body == 3:
            out.append(f"func() {{ defer func() {{ x += {self.size} }}(); x++ }}()")
        return out[:1] + [""] * self.lines + out[1:]

    def render(self):
        name, size, body = self.name(), self.size, self.body
        if self.kind == "plain":
            return [f"func {name}(y int) int {{", *self.inner("y"), "return x", "}"]
        if self.kind == "leak":
            leak = ["", "Kept = p", "*p = x", "if x > 5 { p = &x }"][body]
            return [f"func {name}(p *int) *int {{", *self.inner("*p"), leak, "_ = x", "return p", "}"]
        if self.kind == "const":
            return [f"const {name} = {size}", *[""] * self.lines]
        if self.kind == "generic":
            return [f"func {name}[T, U any](v []T, f func(T) U) []U {{", "type pair struct { t T; u U }", *self.inner("len(v)"),
                    "var out []U", "for _, t := range v {", "p := pair{t, f(t)}", "out = append(out, p.u)", "Keep = p", "}",
                    f"if x == {size * 100} {{ panic(\"generic\") }}", "return out", "}"]
        if self.kind == "local":
            return [f"func {name}(y int) any {{", *self.inner("y"), f"type mine struct {{ a [{size}]int32; n int }}",
                    "return mine{n: x}", "}"]
        if self.kind == "box":
            extra = ["", "m map[string]T;", "next *BOX[T];", "f func(T) T;"][body].replace("BOX", name)
            return [f"type {name}[T any] struct {{ {extra} v T; pad [{size}]byte }}",
                    f"func {name}Of[T any](v T) *{name}[T] {{", f"b := &{name}[T]{{v: v}}", *[""] * self.lines, "return b", "}",
                    f"func (b *{name}[T]) Get() T {{", "type seen struct { t T }", *self.inner("len(b.pad)"), "_ = x",
                    "Keep = seen{b.v}", "return b.v", "}"]
        if self.kind == "method":
            return [f"type {name} struct {{ n [{size}]int; p *int }}",
                    f"func (t *{name}) Add(y int) int {{", *self.inner("y + len(t.n)"), "return x", "}",
                    f"func (t {name}) Hold(p *int) *int {{", ["return p", "Kept = p; return nil", "return t.p", "return nil"][body],
                    "}"]
        if self.kind == "seq":
            return [f"func {name}(y int) func(func(int) bool) {{", *self.inner("y"),
                    "return func(yield func(int) bool) {", f"for i := range {size} {{", "if !yield(i + x) { return }", "}", "}",
                    "}"]
        if self.kind == "variable":
            return [f"var {name} = func(y int) int {{", *self.inner("y"), "return x", "}"]
        assert self.kind == "wide"
        return [f"type {name} struct {{ A [{size}]string; Field int{[8, 16, 32, 64][body]}; B *{name} }}"]


KINDS = ["plain", "leak", "const", "generic", "local", "box", "method", "seq", "variable", "wide"]
SUPPORT = """
var Keep any
var Kept *int
func Size(x any) int { Keep = x; return 1 }
func Sum(s func(func(int) bool)) int { n := 0; for x := range s { n += x; if n > 100 { break } }; return n }
type Adder interface { Add(int) int; Hold(*int) *int }
"""


class Package:
    def __init__(self, rng, name, imports):
        self.name, self.imports, self.items, self.gap = name, imports, [], 0
        for number in range(rng.randrange(4, 8)):
            self.items.append(Item(rng, rng.choice(KINDS), number, self.pick(rng)))

    def pick(self, rng):
        found = [(p.name, i) for p in self.imports for i in p.items]
        return rng.sample(found, min(len(found), 2))

    def embeds(self):
        """Types whose methods are promoted from an imported package's."""
        for p in self.imports:
            for i in p.items:
                if i.kind == "method":
                    yield f"type Em{p.name}{i.n} struct {{ x int; {p.name}.{i.name()} }}"
                    yield f"var Ad{p.name}{i.n} Adder = &Em{p.name}{i.n}{{}}"

    def main(self):
        yield "func main() {"
        yield "x := 1"
        for p in self.imports:
            for i in p.items:
                yield f"x += {i.call(p.name + '.', 'x')} & 255"
        yield "println(x)"
        yield "}"

    def files(self):
        for second in False, True:
            lines = [f"package {'main' if self.name.startswith('main') else self.name}", *[""] * self.gap]
            body = [] if second else SUPPORT.splitlines()
            for item in self.items:
                if item.second_file == second:
                    body += ([item.directive] if item.directive else []) + item.render()
            if not second:
                body += [*self.embeds(), *(self.main() if self.name.startswith("main") else [])]
            text = "\n".join(body)
            lines += [f'import "m/{p.name}"' for p in self.imports if p.name + "." in text]
            yield f"{self.name}/{'b' if second else 'a'}.go", "\n".join(lines) + "\n" + text + "\n"


class Module:
    def __init__(self, rng):
        self.version, self.packages = 26, []
        for number in range(rng.randrange(3, 6)):
            imports = rng.sample(self.packages, min(len(self.packages), rng.randrange(1, 4)))
            self.packages.append(Package(rng, f"l{number}", imports))
        self.mains = [Package(rng, "main1", self.packages[-3:]), Package(rng, "main2", self.packages[:2])]

    def edit(self, rng):
        """Changes one thing; says which."""
        p = rng.choice(self.packages * 4 + self.mains)
        item = rng.choice(p.items)
        what = rng.choice(["body", "size", "lines", "lines", "directive", "order", "file", "gap", "uses", "version"])
        if what == "body":
            item.body = rng.randrange(4)
        elif what == "size":
            item.size = rng.randrange(1, 9)
        elif what == "lines":
            item.lines = rng.randrange(5)
        elif what == "directive":
            item.directive = rng.choice(["", f"//line gen{rng.randrange(3)}.y:{rng.randrange(1, 500)}",
                                         f"//line /abs/x.go:{rng.randrange(1, 500)}:1", f"//line a.go:{rng.randrange(1, 99)}"])
        elif what == "order":
            rng.shuffle(p.items)
        elif what == "file":
            item.second_file = not item.second_file
        elif what == "gap":
            p.gap = rng.randrange(4)
        elif what == "uses":
            item.uses = p.pick(rng)
        else:
            self.version = rng.choice([23, 26])
        return f"{what} of {p.name}.{item.name()}"

    def write(self, root):
        (root / "go.mod").write_text(f"module m\n\ngo 1.{self.version}\n")
        for p in self.packages + self.mains:
            (root / p.name).mkdir(exist_ok=True)
            for name, text in p.files():
                if not (root / name).exists() or (root / name).read_text() != text:
                    (root / name).write_text(text)


class Program:
    """What a program holds and does. Code of a package comes in shards, and which there are depends on what was built
    before, so the order of functions, and what was inlined, may differ."""

    def __init__(self, path):
        nm = subprocess.run(["llvm-nm-19", "--defined-only", path], check=True, stdout=subprocess.PIPE, text=True).stdout
        self.symbols = {line.split(" ", 2)[2] for line in nm.splitlines() if line.split(" ", 2)[1] in "TtDdBb"}
        done = subprocess.run([path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        self.said = (done.returncode, done.stdout)

    def difference(self, other):
        if self.said != other.said:
            return f"prints {self.said[1]!r}, exit status {self.said[0]}, and {other.said[1]!r}, {other.said[0]}"
        odd = sorted(self.symbols ^ other.symbols)
        return f"not in both programs: {' '.join(odd[:9])}" if odd else None


class Builder:
    def __init__(self, gosubc, root):
        self.gosubc, self.root, self.library = gosubc, root, {}

    def build(self, cache, where, main, flags):
        out = self.root / "program"
        out.unlink(missing_ok=True)
        done = subprocess.run([*self.gosubc, "build", *flags, "-o", out, where], cwd=self.root / "module",
                              env={**os.environ, "XDG_CACHE_HOME": str(cache)}, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=600)
        if done.returncode:
            sys.exit(f"warm: build fails: {' '.join(flags)}\n{done.stdout.decode('utf-8', 'replace')}")
        return Program(out), done.stdout

    def cold_cache(self, flags, empty):
        """A cache that holds nothing, or what is compiled of the library for a program without imports."""
        cache = self.root / "cold"
        shutil.rmtree(cache, ignore_errors=True)
        key = tuple(flags)
        if not empty and key not in self.library:
            seeded = self.root / f"library{len(self.library)}"
            (self.root / "hello").mkdir(exist_ok=True)
            (self.root / "hello/main.go").write_text("package main\n\nfunc main() {}\n")
            self.build(seeded, self.root / "hello/main.go", "hello", flags)
            self.library[key] = seeded
        if not empty:
            shutil.copytree(self.library[key], cache, copy_function=os.link)
        return cache


def is_program(path):
    """e_type of an ELF file is ET_EXEC."""
    return path.exists() and path.read_bytes()[16:18] == b"\2\0"


def differing(cold, warm):
    """An entry that the cold build made and the warm cache has otherwise: of those but programs."""
    for path in (cold / "gosubc").rglob("*.[om]"):
        other = warm / path.relative_to(cold)
        if is_program(path.with_suffix(".o")):
            continue
        if other.exists() and path.read_bytes() != other.read_bytes():
            return f"{path.name}: other bytes"
    return None


def other_messages(warm, cold):
    lines = difflib.unified_diff(cold.decode("utf-8", "replace").splitlines(), warm.decode("utf-8", "replace").splitlines(),
                                 "cold", "warm", n=0, lineterm="")
    return "\n".join(["other messages", *list(lines)[:20]])


def run(options, root):
    rng = random.Random(options.seed)
    module = Module(rng)
    builder = Builder(shlex.split(options.gosubc), root)
    (root / "module").mkdir()
    for number in range(options.edits + 1):
        what = module.edit(rng) if number else "nothing"
        if number % 100 == 99:
            module = Module(rng)
            shutil.rmtree(root / "module")
            (root / "module").mkdir()
        module.write(root / "module")
        main, flags = rng.choice(["main1", "main2"]), rng.choice(FLAGS)
        where = "./" + main
        warm, said = builder.build(root / "warm", where, main, flags)
        cache = builder.cold_cache(flags, rng.random() < options.empty)
        cold, said_cold = builder.build(cache, where, main, flags)
        fault = (other_messages(said, said_cold) if said != said_cold
                 else warm.difference(cold) or differing(cache, root / "warm"))
        if fault:
            print(f"seed {options.seed}, edit {number} ({what}), {main} {' '.join(flags)}: {fault}")
            return 1
    print(f"{options.edits} edits, no difference")
    return 0


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--gosubc", default="gosubc")
    args.add_argument("--edits", type=int, default=10)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--empty", type=float, default=0.02, help="share of cold builds whose cache is empty")
    args.add_argument("--keep", type=Path)
    options = args.parse_args()
    root = options.keep or Path(tempfile.mkdtemp(prefix="gosubc-warm-"))
    root.mkdir(parents=True, exist_ok=True)
    try:
        return run(options, root)
    finally:
        if not options.keep:
            shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
