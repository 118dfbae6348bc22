#!/usr/bin/env python3
"""Random programs through the real Go and gosubc: both must print the same.

    differential.py --gosubc CMD [--count N] [--seed S] [-j N] [--opt L]...

Prints the smallest program found for the first difference; exit status 1 then, 77 without `go`. A program is a unit of
progen.py; PER_FILE of them share a file to save compile time.
"""
import argparse
import concurrent.futures
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

import progen

PER_FILE = 20
TIMEOUT = 120
SHRINK_TRIES = 60


def run(argv):
    try:
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return -1, b"timeout\n"
    return done.returncode, done.stdout


def outputs(options, text):
    """What the program prints as built by Go and by gosubc at each level: {name: bytes}, or None if Go refuses it."""
    with tempfile.TemporaryDirectory(prefix="gosubc-fuzz-") as tmp:
        source, exe = os.path.join(tmp, "main.go"), os.path.join(tmp, "program")
        with open(source, "w", encoding="utf-8") as f:
            f.write(text)
        builds = {"go": ["go", "build", "-gcflags=all=-d=variablemakethreshold=0", "-o", exe, source]}
        for opt in options.opt or ["0", "2"]:
            builds[f"gosubc -O{opt}"] = [*options.gosubc, "build", f"-O{opt}", "-o", exe, source]
        got = {}
        for name, argv in builds.items():
            status, out = run(argv)
            if status and name == "go":
                options.refused = out
                return None
            if not status:
                status, out = run([exe])
                os.remove(exe)
            else:
                out = b"does not build: " + out
            got[name] = out + b"[exit %d]\n" % status
    return got


def differs(options, units):
    got = outputs(options, progen.program(units))
    return got is not None and len(set(got.values())) > 1


def without(tree):
    """Every tree with one node less, or with a node's children in its place; large cuts first."""
    for i, node in enumerate(tree):
        yield tree[:i] + tree[i + 1:]
    for i, node in enumerate(tree):
        if not isinstance(node, str):
            head, inside, tail = node
            for smaller in without(inside):
                yield tree[:i] + [(head, smaller, tail)] + tree[i + 1:]


def size(tree):
    return sum(1 for _ in progen.lines_of(tree))


def shrink(options, units):
    for unit in units:
        if differs(options, [unit]):
            units = [unit]
            break
    number, tree = units[0]
    if len(units) > 1:
        return units
    tries, at = 0, 0
    while tries < SHRINK_TRIES:
        candidates = sorted(without(tree), key=size)
        if at >= len(candidates):
            break
        tries += 1
        if differs(options, [(number, candidates[at])]):
            tree = candidates[at]
        else:
            at += 1
    return [(number, tree)]


def report(options, seed, units):
    units = shrink(options, units)
    text = progen.program(units)
    got = outputs(options, text)
    print(text)
    expected = got.pop("go").splitlines()
    for name, out in got.items():
        for line, (a, b) in enumerate(zip(expected + [b""], out.splitlines() + [b""]), 1):
            if a != b:
                print(f"// seed {seed}, {name}, line {line}: go {a!r}, gosubc {b!r}")
                break


def check_file(options, first):
    units = [(n, progen.Unit(options.seed, n).tree) for n in range(first, min(first + PER_FILE, options.count))]
    got = outputs(options, progen.program(units))
    if got is None:
        raise SystemExit("go refuses a generated program: " + options.refused.decode())
    return units if len(set(got.values())) > 1 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--opt", action="append")
    parser.add_argument("-j", type=int, default=2)
    options = parser.parse_args()
    if not shutil.which("go"):
        print("skipped: no go")
        return 77
    bad = []
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for units in pool.map(lambda first: check_file(options, first), range(0, options.count, PER_FILE)):
            if units:
                bad.append(units)
    print(f"seed {options.seed}: {options.count} programs, {len(bad)} files differ")
    if bad:
        report(options, options.seed, bad[0])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
