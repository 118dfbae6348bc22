#!/usr/bin/env python3
"""Random programs through the real Go and gosubc: both must print the same.

    differential.py --gosubc CMD [--count N] [--seed S] [-j N] [--opt L]... [--target ARCH] [--stress S] [--keep DIR]

A program is a unit of progen.py; --per-file of them share a file to save compile time. Files take the levels of --opt
in turn (-O0 and -O2 if none is given). For the first difference the smallest program found is printed; --keep has the
source of each file that differs, and reports each. Exit status 1 after a difference, 77 without `go`.
"""
import argparse
import concurrent.futures
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import progen
from tree import lines_of

TIMEOUT = 300
SHRINK_SECONDS = 240
# Nothing inlined nor optimised: that takes a third of the time. Backing arrays not on the stack: their capacity is then
# as in gosubc.
GO_FLAGS = ["-N", "-l", "-d=variablemakethreshold=0"]


class Refused(Exception):
    pass


def run(argv, env=None, cwd=None):
    try:
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=TIMEOUT, env=env, cwd=cwd)
    except subprocess.TimeoutExpired:
        return -1, b"timeout\n"
    return done.returncode, done.stdout


def command(*argv):
    return subprocess.run(argv, check=True, stdout=subprocess.PIPE, text=True).stdout


class Go:
    """The compiler and linker of Go, without the go command around them: it takes longer than both."""

    def __init__(self, tmp):
        tools = command("go", "env", "GOTOOLDIR").strip()
        self.compile, self.link = os.path.join(tools, "compile"), os.path.join(tools, "link")
        self.config = os.path.join(tmp, "importcfg")
        export = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"
        with open(self.config, "w", encoding="utf-8") as f:
            f.write(command("go", "list", "-export", "-deps", "-f", export, "runtime"))

    def build(self, source, exe):
        status, out = run([self.compile, "-p", "main", "-complete", "-dwarf=false", "-c", "1", *GO_FLAGS,
                           "-importcfg", self.config, "-o", exe + ".o", source])
        if status:
            raise Refused(out.decode())
        status, out = run([self.link, "-s", "-w", "-importcfg", self.config, "-o", exe, exe + ".o"])
        os.remove(exe + ".o")
        if status:
            raise Refused(out.decode())


def gosubc_run(options, opt, source, exe):
    build = [*options.gosubc, "build", f"-O{opt}", "-o", exe]
    if options.verify:
        build.append("-verify")
    if options.target:
        build += ["-target", options.target]
    status, out = run([*build, source])
    if status:
        return b"does not build: " + out
    argv, env = [exe], dict(os.environ)
    if options.target and options.target != os.uname().machine:
        argv = [f"qemu-{options.target}-static", "-L", f"/usr/{options.target}-linux-gnu", exe]
    if options.stress:
        env["GOSUB_STRESS"] = options.stress
    status, out = run(argv, env)
    return out + b"[exit %d]\n" % status


def outputs(options, text, opt):
    """What the program prints as built by Go and by gosubc. Refused if Go does not take it."""
    with tempfile.TemporaryDirectory(prefix="gosubc-fuzz-") as tmp:
        source, exe = os.path.join(tmp, "main.go"), os.path.join(tmp, "program")
        with open(source, "w", encoding="utf-8") as f:
            f.write(text)
        options.go.build(source, exe)
        status, out = run([exe])
        os.remove(exe)
        return out + b"[exit %d]\n" % status, gosubc_run(options, opt, source, exe)


def differs(options, units, opt):
    try:
        expected, got = outputs(options, progen.program(units), opt)
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


def shrink(options, units, opt):
    """One of the units, with as few statements as the time allows."""
    for unit in units:
        if differs(options, [unit], opt):
            break
    else:
        return units
    number, tree = unit
    end, at = time.time() + options.shrink, 0
    while time.time() < end:
        candidates = sorted(without(tree), key=size)
        if at >= len(candidates):
            break
        if differs(options, [(number, candidates[at])], opt):
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


def report(options, units, opt, expected, got):
    units = shrink(options, first_units(units, expected, got), opt)
    text = progen.program(units)
    expected, got = outputs(options, text, opt)
    lines = [text]
    for line, (a, b) in enumerate(zip(expected.splitlines() + [b""], got.splitlines() + [b""]), 1):
        if a != b:
            lines.append(f"// seed {options.seed}, -O{opt}, line {line}: go {a!r}, gosubc {b!r}\n")
            break
    return "".join(lines)


def check_file(options, number):
    first = options.first + number * options.per_file
    last = min(first + options.per_file, options.first + options.count)
    opt = options.opt[number % len(options.opt)]
    units = [(n, progen.Unit(options.seed, n, not options.target).tree) for n in range(first, last)]
    try:
        expected, got = outputs(options, progen.program(units), opt)
    except Refused as refused:
        with open(os.path.join(tempfile.gettempdir(), "refused.go"), "w", encoding="utf-8") as f:
            f.write(progen.program(units))
        raise SystemExit(f"go refuses {f.name}:\n{refused}")
    if expected == got:
        return None
    if options.keep:
        with open(os.path.join(options.keep, f"seed{options.seed}-{first}-O{opt}.go"), "w", encoding="utf-8") as f:
            f.write(report(options, units, opt, expected, got))
        print(f"difference: {f.name}", flush=True)
    return units, opt, expected, got


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--opt", action="append")
    parser.add_argument("--per-file", type=int, default=100)
    parser.add_argument("--target")
    parser.add_argument("--stress")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--shrink", type=int, default=SHRINK_SECONDS, metavar="SECONDS")
    parser.add_argument("-j", type=int, default=2)
    options = parser.parse_args()
    options.opt = options.opt or ["0", "2"]
    if not shutil.which("go"):
        print("skipped: no go")
        return 77
    with tempfile.TemporaryDirectory(prefix="gosubc-fuzz-") as tmp:
        options.go = Go(tmp)
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
    print(f"seed {options.seed}: {options.count} programs from {options.first} on, -O{' -O'.join(options.opt)}"
          f"{', target ' + options.target if options.target else ''}"
          f"{', stress ' + options.stress if options.stress else ''}: "
          f"{len(bad)} files differ, {time.time() - began:.0f} s")
    if bad and not options.keep:
        print(report(options, *bad[0]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
