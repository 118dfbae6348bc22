#!/usr/bin/env python3
"""The samples: output, decisions, and storage as the IR shows it.    samples.py --gosubc CMD [--only RE] [--update]

For each sample: what it prints at -O0 and -O2 on this machine, and at -O2 for AArch64 under QEMU, equals output.txt;
`check -m -l` equals decisions.txt; and for both architectures the LLVM IR at -O0 holds, for each allocation site, what its
annotation says: a frame slot (alloca) where it says frame, a call of the allocator where it says heap; at -O2 a site may be without
either only where the annotation says that it was removed or lives in registers.
--update rewrites output.txt and decisions.txt from the real Go."""
import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# "; site 3: x: heap (reason) at 5:2": above the instruction, written by the backend under -emit-llvm and -S.
SITE = re.compile(r"^ *; site (\d+): (?P<expr>.*?): (?P<where>frame buffer|frame|heap|read-only data|static|removed|registers)\b",
                  re.M)
# A map grows by itself when it is assigned to: no site of the source tells of that.
ALLOCATORS = re.compile(r"call .*@gosub_((new|new_noscan|new_at|makeslice|growslice|chan_new|concat|\w+_to_\w+|go|defer_heap)\(|map_new\(.*ptr null\))")


def run(argv, **kw):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, **kw)
    return done.returncode, done.stdout.decode("utf-8", "replace")


class Sample:
    def __init__(self, path, gosubc, tmp):
        self.path, self.gosubc, self.exe, self.problems = path, gosubc, f"{tmp}/program", []

    def expect(self, what, got, want):
        if got != want:
            self.problems.append(f"{what}:\n--- want\n{want}--- got\n{got}")

    def output(self, opt, target):
        flags = ["-target", target] if target else []
        status, out = run([*self.gosubc, "run", f"-O{opt}", *flags, str(self.path)])
        self.expect(f"output at -O{opt} {target or ''}", (status, out), (0, (self.path / "output.txt").read_text()))

    def decisions(self):
        _, out = run([*self.gosubc, "check", "-m", "-l", "."], cwd=self.path)
        self.expect("decisions", in_order(out.replace("./", "")), in_order((self.path / "decisions.txt").read_text()))

    def ir(self, opt, target):
        status, text = run([*self.gosubc, "build", f"-O{opt}", "-emit-llvm", "-target", target, "-o", "-", str(self.path)])
        if status:
            self.problems.append(f"-emit-llvm -O{opt} {target}: {text}")
            return
        for name, body in functions(text):
            self.storage(f"{name} -O{opt} {target}", body, opt)

    def storage(self, where, body, opt):
        said = [m["where"] for m in SITE.finditer(body)]
        frames = len(re.findall(r"= alloca ", body))
        calls = len(ALLOCATORS.findall(body))
        if said.count("heap") > 0 and not calls:
            self.problems.append(f"{where}: a site is on the heap and nothing allocates")
        if opt == 0 and said.count("frame") > frames:
            self.problems.append(f"{where}: {said.count('frame')} sites in the frame, {frames} slots")
        if "heap" not in said and "frame buffer" not in said and calls:
            self.problems.append(f"{where}: an allocation that no site tells of")

    def check(self):
        self.decisions()
        self.output(0, None)
        self.output(2, None)
        if shutil.which("qemu-aarch64-static"):
            self.output(2, "aarch64")
        for target in "x86_64", "aarch64":
            self.ir(0, target)
            self.ir(2, target)
        return self.problems


def in_order(lines):
    """By position; gc lists what a `go` or `defer` statement wraps after the rest of its line."""
    return "".join(sorted(lines.splitlines(True), key=lambda line: [int(n) for n in re.findall(r":(\d+)", line)[:2]]))


def functions(text):
    """Each function's definition with the site lines that stand above it."""
    for m in re.finditer(r'(?ms)^(?P<head>(?:;[^\n]*\n)*)define [^\n]*?@"?(?P<name>[^"\s(]+(?:\([^)]*\)[^"\s(]*)?)"?\(.*?^}', text):
        yield m["name"], m[0]


def update(path, tmp):
    exe = f"{tmp}/program"
    subprocess.run(["go", "build", "-o", exe, "."], cwd=path, check=True)
    (path / "output.txt").write_text(run([exe])[1])
    _, out = run(["go", "build", "-a", "-gcflags=-m -l", "-o", exe, "."], cwd=path)
    lines = [line.removeprefix("./") for line in out.splitlines(True) if not line.startswith("#")]
    (path / "decisions.txt").write_text("".join(lines))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--only", default="")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    samples = [p.parent for p in sorted(SAMPLES.glob("*/main.go")) if re.search(options.only, p.parent.name)]
    failed = 0
    with tempfile.TemporaryDirectory() as tmp:
        for path in samples:
            if options.update:
                update(path, tmp)
                continue
            problems = Sample(path, options.gosubc, tmp).check()
            failed += bool(problems)
            for problem in problems:
                print(f"FAIL {path.name}: {problem}")
    print(f"{len(samples) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
