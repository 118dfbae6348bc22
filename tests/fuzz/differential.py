#!/usr/bin/env python3
"""Random programs through the real Go and gosubc: both must print the same.

    differential.py --gosubc CMD [--count N] [--seed S] [-j N] [--opt L]... [--layout L]... [--target ARCH] [--stress S]
                    [--keep DIR] [--go CMD] [--against FLAG]

A program is a unit of progen.py; --per-file of them share a file to save compile time. Files take the levels of --opt
in turn (-O0 and -O2 if none is given), and the layouts of layout.py (one file, one long line, a module of several
packages). For the first difference the smallest program found is printed; --keep has the
source of each file that differs, and reports each. --against takes gosubc with one more flag of `build` in the place of
Go: -gcflags=all=-l for what inlining changes, -escape=off. Exit status 1 after a difference, 77 without `go`.
"""
import argparse
import concurrent.futures
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import progen
from layout import LAYOUTS
from tree import lines_of

TIMEOUT = 300
SHRINK_SECONDS = 240
# Nothing is inlined: what gc evaluates first may depend on it.
GO_FLAGS = ["-l"]


class Refused(Exception):
    pass


def run(argv, env=None, cwd=None):
    try:
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=TIMEOUT, env=env, cwd=cwd)
    except subprocess.TimeoutExpired:
        return -1, b"timeout\n"
    return done.returncode, done.stdout


def shown(out, status):
    """What a run is judged by: all that it printed but for the trace it died with."""
    return re.sub(rb"(?ms)^goroutine \d+ (gp=.*?)?\[.*\Z", b"", out) + b"[exit %d]\n" % status


def without_capacities(out):
    """Where an array begins in the frame, and how it grows then, depends on what was inlined, in gc as here."""
    return re.sub(rb"(\d+)/\d+\[", rb"\1[", out)


def command(*argv):
    return subprocess.run(argv, check=True, stdout=subprocess.PIPE, text=True).stdout


def packages_of(files):
    """(import path, files) of each package, in the order they were made: what is imported comes first."""
    made = {}
    for name in files:
        if name.endswith(".go"):
            made.setdefault(os.path.dirname(name), []).append(name)
    return [("m/" + folder if folder else "main", names) for folder, names in made.items()]


class Go:
    """The compiler and linker of Go, without the go command around them: it takes longer than both."""

    def __init__(self, go):
        tools = command(go, "env", "GOTOOLDIR").strip()
        self.compile, self.link = os.path.join(tools, "compile"), os.path.join(tools, "link")
        export = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"
        self.library = command(go, "list", "-export", "-deps", "-f", export, "runtime")

    def build(self, tmp, files, exe):
        config = os.path.join(tmp, "importcfg")
        with open(config, "w", encoding="utf-8") as f:
            f.write(self.library)
        for path, names in packages_of(files):
            made = os.path.join(tmp, path.replace("/", "_") + ".o")
            self.tool(tmp, self.compile, "-p", path, "-complete", "-dwarf=false", "-c", "1", *GO_FLAGS,
                      "-importcfg", config, "-o", made, *names)
            with open(config, "a", encoding="utf-8") as f:
                f.write(f"packagefile {path}={made}\n")
        self.tool(tmp, self.link, "-s", "-w", "-importcfg", config, "-o", exe, made)

    @staticmethod
    def tool(tmp, *argv):
        status, out = run(argv, cwd=tmp)
        if status:
            raise Refused(out.decode())


def gosubc_run(options, opt, tmp, files, exe, *flags):
    build = [*options.gosubc, "build", f"-O{opt}", *flags, "-o", exe]
    if options.verify:
        build.append("-verify")
    if options.target:
        build += ["-target", options.target]
    status, out = run([*build, "." if len(files) > 1 else "main.go"], cwd=tmp)
    if status:
        return b"does not build: " + out
    argv, env = [exe], dict(os.environ)
    if options.target and options.target != os.uname().machine:
        argv = [f"qemu-{options.target}-static", "-L", f"/usr/{options.target}-linux-gnu", exe]
    if options.stress:
        env["GOSUB_STRESS"] = options.stress
    status, out = run(argv, env)
    return shown(out, status)


def go_run(options, tmp, files, exe):
    options.go.build(tmp, files, exe)
    status, out = run([exe])
    os.remove(exe)
    return shown(out, status)


def outputs(options, units, way):
    """What the program prints as built by Go, or the other way, and by gosubc. Refused if Go does not take it."""
    opt, layout = way
    files = progen.program(units, layout)
    with tempfile.TemporaryDirectory(prefix="gosubc-fuzz-") as tmp:
        for name, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(tmp, name)), exist_ok=True)
            with open(os.path.join(tmp, name), "w", encoding="utf-8") as f:
                f.write(text)
        exe = os.path.join(tmp, "program")
        expected = (gosubc_run(options, opt, tmp, files, exe, options.against) if options.against
                    else go_run(options, tmp, files, exe))
        got = gosubc_run(options, opt, tmp, files, exe)
        return (expected, got) if opt == "0" else (without_capacities(expected), without_capacities(got))


def differs(options, units, way):
    try:
        expected, got = outputs(options, units, way)
    except Refused:
        return False
    return expected != got


def without(tree):
    """Every tree with one node less, or with a node's children in its place; large cuts first."""
    for i, node in enumerate(tree):
        yield tree[:i] + tree[i + 1:]
    for i, node in enumerate(tree):
        if not isinstance(node, str):
            head, inside, tail = node
            yield tree[:i] + inside + tree[i + 1:]
            for smaller in without(inside):
                yield tree[:i] + [(head, smaller, tail)] + tree[i + 1:]


def size(tree):
    return sum(1 for _ in lines_of(tree))


def shrink(options, units, way):
    """One of the units, with as few statements as the time allows."""
    for unit in units:
        if differs(options, [unit], way):
            break
    else:
        return units
    number, tree = unit
    end, at = time.time() + options.shrink, 0
    while time.time() < end:
        candidates = sorted(without(tree), key=size)
        if at >= len(candidates):
            break
        if differs(options, [(number, candidates[at])], way):
            tree = candidates[at]
        else:
            at += 1
    return [(number, tree)]


def first_units(units, expected, got):
    """The units most likely to differ first, so that shrinking tries them first."""
    for a, b in zip(expected.split(b"== unit ")[1:], got.split(b"== unit ")[1:] + [b""] * len(units)):
        if a != b:
            number = int(a.split()[0])
            return sorted(units, key=lambda unit: unit[0] != number)
    return units


def text_of(files):
    return "".join(f"-- {name} --\n{text}" if len(files) > 1 else text for name, text in files.items())


def first_difference(options, way, expected, got):
    for line, (a, b) in enumerate(zip(expected.splitlines() + [b""], got.splitlines() + [b""]), 1):
        if a != b:
            other = options.against or "go"
            return f"// seed {options.seed}, -O{way[0]}, layout {way[1]}, line {line}: {other} {a!r}, gosubc {b!r}\n"
    return ""


def report(options, units, way, expected, got):
    before = first_difference(options, way, expected, got)
    units = shrink(options, first_units(units, expected, got), way)
    after = first_difference(options, way, *outputs(options, units, way))
    return text_of(progen.program(units, way[1])) + (after or "// not again; before:\n" + before)


def check_file(options, number):
    first = options.first + number * options.per_file
    last = min(first + options.per_file, options.first + options.count)
    way = options.opt[number % len(options.opt)], options.layout[number // len(options.opt) % len(options.layout)]
    units = [(n, progen.Unit(options.seed, n, not options.target).tree) for n in range(first, last)]
    try:
        expected, got = outputs(options, units, way)
    except Refused as refused:
        with open(os.path.join(tempfile.gettempdir(), "refused.go"), "w", encoding="utf-8") as f:
            f.write(text_of(progen.program(units, way[1])))
        raise SystemExit(f"go refuses {f.name}:\n{refused}")
    if expected == got:
        return None
    if options.keep:
        name = f"seed{options.seed}-{first}-O{way[0]}-{way[1]}.txt"
        with open(os.path.join(options.keep, name), "w", encoding="utf-8") as f:
            f.write(report(options, units, way, expected, got))
        print(f"difference: {f.name}", flush=True)
    return units, way, expected, got


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--opt", action="append")
    parser.add_argument("--layout", action="append", choices=LAYOUTS)
    parser.add_argument("--go", default="go")
    parser.add_argument("--against", metavar="FLAG")
    parser.add_argument("--per-file", type=int, default=100)
    parser.add_argument("--target")
    parser.add_argument("--stress")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--shrink", type=int, default=SHRINK_SECONDS, metavar="SECONDS")
    parser.add_argument("-j", type=int, default=2)
    options = parser.parse_args()
    options.opt = options.opt or ["0", "2"]
    options.layout = options.layout or list(LAYOUTS)
    options.gosubc = [os.path.abspath(options.gosubc[0]) if "/" in options.gosubc[0] else options.gosubc[0],
                      *options.gosubc[1:]]
    if not options.against:
        if not shutil.which(options.go):
            print(f"skipped: no {options.go}")
            return 77
        options.go = Go(options.go)
    return search(options)


def search(options):
    began, files = time.time(), -(-options.count // options.per_file)
    bad = []
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for number, found in enumerate(pool.map(lambda n: check_file(options, n), range(files)), 1):
            if found:
                bad.append(found)
            if number % 5 == 0:
                print(f"{number} of {files} files, {len(bad)} differ, {time.time() - began:.0f} s", flush=True)
    print(f"seed {options.seed}: {options.count} programs from {options.first} on, -O{' -O'.join(options.opt)}, {' '.join(options.layout)}"
          f"{', target ' + options.target if options.target else ''}"
          f"{', stress ' + options.stress if options.stress else ''}"
          f"{', against ' + options.against if options.against else ''}: "
          f"{len(bad)} files differ, {time.time() - began:.0f} s")
    if bad and not options.keep:
        print(report(options, *bad[0]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
