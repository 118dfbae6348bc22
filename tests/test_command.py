#!/usr/bin/env python3
"""`gosubc test` beside `go test`: the same output and exit status.    test_command.py --gosubc CMD [--only RE]

Each file of tests/command is a module as txtar ("-- NAME --" before each file). The part "commands" holds command lines and
what the real `go test` of Go 1.27 prints for them, standard error first, with its exit status; `--update --go GO` writes
it. Times are blotted out, positions of runtime code too; both must agree on all else.

A line is a folder of the module and arguments of `go test`; or a folder, "list" or "build" and arguments of that command; or
a folder, "cat" and a file to show; or a folder, "cover" and arguments of the Go tree's `go tool cover`. A folder modcache is
the module cache."""
import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GOSUBC = ["gosubc"]
HERE = Path(__file__).resolve().parent / "command"

BLOTS = [
    (r"\b\d+(\.\d+)?(m?s|µs)\b", "T"),                      # durations
    (r"[\d.]+ ns/op", "N ns/op"),
    (r'"(Time|Elapsed)":("[^"]*"|[\d.]+)', r'"\1":T'),
    (r"(?m)^(Benchmark\S+)\s+\d+\s+", r"\1 N "),
    (r"(?m)^cpu: .*$", "cpu: C"),
    (r"0x[0-9a-f]+", "0xX"),
    (r"(?m)^(\t.*\.go:\d+) \+0xX$", r"\1"),
    (r"-test\.shuffle \d+", "-test.shuffle S"),
    (r"(?m)^(goroutine) \d+ ", r"\1 N "),
    (r" in goroutine \d+", " in goroutine N"),
    (r"(?m)^(\S.*)\([^()\n]*\)(\n\t\S+:\d+)", r"\1(...)\2"),  # arguments
    (r"(?m)^\t\S*runtime/\S+:\d+", "\tRUNTIME"),
    (r"_testmain.go:\d+", "_testmain.go:N"),
    (r"\d+ B/op\s+\d+ allocs/op", "N B/op N allocs/op"),
    (r"[ ]*[\d.]+ MB/s", "N MB/s"),
    (r"(?m)(\$GOROOT/src/\S+\.go):\d+", r"\1:N"),
    (r"(?m)^usage: go(subc)? test .*\nRun .* for details\.", "usage: USAGE"),
]


def blot(text, top, goroot):
    text = text.replace(str(top), "$WORK").replace(goroot, "$GOROOT")
    for pattern, by in BLOTS:
        text = re.sub(pattern, by, text)
    return text


def read(path):
    """Name of each file to its text."""
    parts = re.split(r"(?m)^-- (\S+) --\n", path.read_text())
    return parts[0], dict(zip(parts[1::2], parts[2::2]))


def run(cmd, line, top, env):
    """One command of a module: its output as the file of expectations has it."""
    args = shlex.split(line)
    if args[1:2] == ["cat"]:
        path = top / args[0] / args[2]
        return blot(path.read_text(), top, env["GOROOT"]) if path.exists() else "[no file]\n"
    if args[1:2] == ["cover"]:
        cmd = [shutil.which("go", path=f"{env['GOROOT']}/bin"), "tool"]
    if args[1:2] in (["list"], ["build"]):
        cmd = cmd[:cmd.index("test")]
    env = {**env, "GOMODCACHE": str(top / "modcache"), "GOPROXY": "off", "GOSUMDB": "off"}
    done = subprocess.run(cmd + args[1:], cwd=top / args[0], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    return blot(f"{done.stderr}{done.stdout}[exit {done.returncode}]\n", top, env["GOROOT"])


def commands(text):
    """Pairs of a command and what it prints."""
    parts = re.split(r"(?m)^\$ (.*)\n", text)
    return list(zip(parts[1::2], parts[2::2]))


def unpack(files, top):
    for name, text in files.items():
        if name != "commands":
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text(text)
    for f in top.rglob("*"):
        os.utime(f, (1e9, 1e9))  # results of tests that have read files of the last two seconds are not kept


class Command(unittest.TestCase):
    maxDiff = None


def environment():
    goroot = subprocess.run(GOSUBC + ["env", "GOROOT"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    return {**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "", "GOROOT": goroot}


def add(path):
    def test(self):
        head, files = read(path)
        top = Path(tempfile.mkdtemp(prefix="gosubc-test-")).resolve()
        self.addCleanup(shutil.rmtree, top, True)
        unpack(files, top)
        env = environment()
        for line, want in commands(files["commands"]):
            with self.subTest(line):
                self.assertEqual(run(GOSUBC + ["test", "-O0"], line, top, env), want)
    setattr(Command, "test_" + path.stem, test)


def update(go, path):
    head, files = read(path)
    top = Path(tempfile.mkdtemp(prefix="gosubc-test-")).resolve()
    unpack(files, top)
    env = environment()
    files["commands"] = "".join(f"$ {line}\n{run([go, 'test', '-vet=off'], line, top, env)}" for line, _ in commands(files["commands"]))
    shutil.rmtree(top)
    path.write_text(head + "".join(f"-- {name} --\n{text}" for name, text in files.items()))


def main():
    global GOSUBC
    ap = argparse.ArgumentParser()
    ap.add_argument("--gosubc", default="gosubc")
    ap.add_argument("--only", default="")
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--go", default="go")
    a = ap.parse_args()
    GOSUBC = [os.path.abspath(w) if "/" in w else w for w in a.gosubc.split()]
    paths = [p for p in sorted(HERE.glob("*.txt")) if re.search(a.only, p.stem)]
    for p in paths:
        update(a.go, p) if a.update else add(p)
    if not a.update:
        unittest.main(argv=[sys.argv[0], "-v"])


if __name__ == "__main__":
    main()
