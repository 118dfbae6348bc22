#!/usr/bin/env python3
"""The samples: output, decisions, and storage as the IR shows it.    samples.py --gosubc CMD [--only RE] [--update]

For each sample: what it prints at -O0 and -O2 on this machine, and at -O2 for AArch64 under QEMU, equals output.txt;
`check -m -l` equals decisions.txt; and for both architectures the LLVM IR at -O0 holds, for each allocation site, what its
annotation says: a frame slot (alloca) where it says frame, a call of the allocator where it says heap; at -O2 a site may be without
either only where the annotation says that it was removed or lives in registers.
What READMEs show after `$ gosubc ...`, those of the samples and the project's own, is what the compiler prints today; a line `…` stands for
any number of lines, blanks count as one. What they name of the IR and the runtime (`%p.heap`, `gosub_new`) is there.
--update rewrites output.txt and decisions.txt from the real Go."""
import argparse
import html
import os
import re
import resource
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
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=900, **kw)
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

    def readme(self):
        text = (self.path / "README.md").read_text()
        self.problems += listings(text, self.gosubc, self.path)
        printed = "".join(run([*self.gosubc, "build", *flags, str(self.path)])[1] for flags in
                          (["-O0", "-emit-llvm"], ["-O2", "-emit-llvm"], ["-O2", "-S"]))
        for name in re.findall(r"`[^`\n]*?(?<!no )(%[\w.]+|gosub_\w+)[^`\n]*`", text):
            if not re.search(rf"{re.escape(name)}\b", printed):
                self.problems.append(f"README names {name}, which is not there")
        if "long enough for `perf record`" in text:
            run([*self.gosubc, "build", "-o", self.exe, str(self.path)])
            built = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            run([self.exe])
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - built
            if used < 0.02:
                self.problems.append(f"runs for {used:.3f} s: too short for perf")

    def check(self):
        self.readme()
        self.decisions()
        self.output(0, None)
        self.output(2, None)
        if shutil.which("qemu-aarch64-static"):
            self.output(2, "aarch64")
        for target in "x86_64", "aarch64":
            self.ir(0, target)
            self.ir(2, target)
        return self.problems


def squeezed(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def listings(text, gosubc, cwd):
    """What a README shows of a command, in a block or a cell of a table, against what that prints."""
    cells = [html.unescape(cell.replace("<br>", "\n")) for cell in re.findall(r"(?s)<pre>(.*?)</pre>", text)]
    for block in re.findall(r"(?ms)^```\n(.*?)^```$", text) + cells:
        if not block.startswith("$ gosubc "):
            continue
        command, *shown = squeezed(block)
        status, out = run([*gosubc, *shlex.split(command)[2:]], cwd=cwd)
        parts = [r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in shown]
        if status or not re.fullmatch("".join(parts), "".join(f"{line}\n" for line in squeezed(out))):
            yield f"README, {command}: prints\n{out}"


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
    top = list(listings((SAMPLES.parent / "README.md").read_text(), options.gosubc, SAMPLES.parent))
    for problem in top:
        print(f"FAIL {problem}")
    failed = int(bool(top))
    with tempfile.TemporaryDirectory() as tmp:
        for path in samples:
            if options.update:
                update(path, tmp)
                continue
            problems = Sample(path, options.gosubc, tmp).check()
            failed += bool(problems)
            for problem in problems:
                print(f"FAIL {path.name}: {problem}")
    print(f"{len(samples) + 1 - int(failed)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
