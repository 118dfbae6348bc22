#!/usr/bin/env python3
"""What -m=storage says of each allocation site, held against what a counting build counts there.

    counts.py --gosubc CMD [--target ARCH]

A site said to be anywhere but on the heap has made no object. One on the heap has made as many as the comment on its
line says (counts/*.go), or three; one with a buffer in the frame, as many as do not fit. What the program makes and no
site counts is the runtime's own, and little. Exit status 1 when something differs.
"""
import argparse
import collections
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
STORED = re.compile(r"^[^:]*?([^/:]+\.go:\d+:\d+): (.*): (frame slot|in registers|frame buffer|read-only data|static|heap|"
                    r"removed by the optimiser)\b")
COUNTED = re.compile(r"^[^:]*?([^/:]+\.go:\d+:\d+): (.*): (\d+) allocations, (\d+) bytes \(")
REST = re.compile(r"^the runtime itself: (\d+) allocations")
OWN = 8  # objects that the runtime makes for itself; the error of a nil map's among them


def wanted(source, off):
    """Objects by line and word."""
    lines = {}
    for number, line in enumerate(source.read_text().splitlines(), 1):
        said = {word: int(n) for word, n in re.findall(r"// (heap|beyond|off) (\d+)", line)}
        heap = said.get("heap", 3)
        lines[f"{source.name}:{number}"] = {"heap": said.get("off", heap) if off else heap,
                                            "frame buffer": said.get("beyond", 0)}
    return lines


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=300, **more)


def check(gosubc, source, flags, emulator):
    problems, off = [], "-escape=off" in flags
    with tempfile.TemporaryDirectory() as tmp:
        built = run([*gosubc, "build", "-count", "-a", "-m=storage", "-l", *flags, "-o", tmp + "/x", str(source)])
        if built.returncode:
            return [built.stderr]
        ran = run([*emulator, tmp + "/x"], env={**os.environ, "GODEBUG": "allocsites=1"})
    if ran.returncode:
        problems.append(f"status {ran.returncode}: {ran.stderr[:300]}")
    counts, rest = collections.Counter(), None
    for line in ran.stderr.splitlines():
        if m := COUNTED.match(line):
            counts[m[1], m[2]] += int(m[3])
        if m := REST.match(line):
            rest = int(m[1])
    want, sites = wanted(source, off), collections.defaultdict(list)
    for line in built.stderr.splitlines():
        m = STORED.match(line)
        if not m:
            continue
        place, text, storage = m.groups()
        sites[place, text].append(storage)
    for (place, text), storages in sites.items(): # several: instances
        expected = sum(want[place.rsplit(":", 1)[0]].get(s, 0) for s in storages)
        if counts[place, text] != expected:
            problems.append(f"{place}: {text}: {storages}, so {expected} objects: {counts[place, text]} counted")
    for place, text in counts.keys() - sites.keys():
        if place.startswith(source.name):
            problems.append(f"{place}: {text}: counted, and no site of the report")
    if rest is None or rest > OWN:
        problems.append(f"objects that no site has made: {rest}")
    if len(sites) < 60:
        problems.append(f"only {len(sites)} sites")
    return problems


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--gosubc", default="gosubc")
    args.add_argument("--target")
    a = args.parse_args()
    target = ["-target", a.target] if a.target else []
    emulator = [f"qemu-{a.target}-static", "-L", f"/usr/{a.target}-linux-gnu"] if a.target else []
    failed = 0
    for source in sorted((HERE / "counts").glob("*.go")):
        for flags in (["-O0"], ["-O2"], ["-O0", "-escape=off"], ["-O2", "-escape=off"]):
            problems = check(shlex.split(a.gosubc), source, [*flags, *target], emulator)
            for p in problems:
                print(f"{source.name} {' '.join(flags)}: {p}")
            failed += bool(problems)
    print("storage and counters agree" if not failed else f"{failed} runs differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
