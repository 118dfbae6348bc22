#!/usr/bin/env python3
"""Build and run programs, compare what they print with what is expected.

    run.py --gosubc CMD [--opt N]... [--target ARCH] [--escape P] [--stress S] [--only RE] [--update] [DIR|FILE ...]

A test is X.go, or a folder X with a package main, beside X.out: standard error and standard output together, then
`[exit N]` when the status is not 0. Goroutine traces are cut: only their text above `goroutine N` counts.
--update writes X.out from the real Go. Arguments of the program: a line `// args: ...` in the source.
Environment: `// env: NAME=VALUE`. Under --stress a program that allocates too much for it says `// stress: ...`.
A program that prints what a policy decides (capacities of arrays in frames) names the policy, `// escape: go`, and is left
out under --escape with another.
"""
import argparse
import concurrent.futures
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEOUT = 120


def tests_in(paths, only):
    for path in map(Path, paths):
        found = [path] if path.suffix == ".go" or (path / "main.go").exists() else sorted(
            p for p in path.iterdir() if p.suffix == ".go" or p.is_dir() and (p / "main.go").exists())
        yield from (p for p in found if not only or re.search(only, p.name))


def expected_file(test):
    return test / "output.txt" if (test / "output.txt").exists() else test.with_suffix(".out")


def directives(test, word):
    text = (test if test.is_file() else test / "main.go").read_text("utf-8", "surrogateescape")
    return [m for line in re.findall(rf"(?m)^// {word}: (.*)$", text) for m in shlex.split(line)]


def normalise(out, status):
    text = out.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    text = re.sub(r"(?ms)^goroutine \d+ (gp=.*?)?\[.*\Z", "", text)
    text = re.sub(r"(?m)^runtime: sp=.*\n", "", text)
    text = re.sub(r"(?ms)^runtime stack:.*\Z", "", text)
    text = re.sub(r"(?m)^\[signal SIG.*\n", "", text)
    text = re.sub(r"(?m)^exit status \d+\n", "", text).rstrip("\n")
    text = text + "\n" if text else ""
    return text + (f"[exit {status}]\n" if status else "")


def execute(argv, env=None, cwd=None):
    try:
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=TIMEOUT, env=env, cwd=cwd)
    except subprocess.TimeoutExpired:
        return -1, b"timeout\n"
    return done.returncode, done.stdout


def run_one(test, options, opt):
    tmp = tempfile.mkdtemp(prefix="gosubc-run-")
    exe = os.path.join(tmp, "program")
    env = {**os.environ, **dict(e.split("=", 1) for e in directives(test, "env"))}
    if options.stress:
        env["GOSUB_STRESS"] = (directives(test, "stress") or [options.stress])[0]
    build = ["build", "-o", exe, f"-O{opt}"]
    if options.escape:
        build.append(f"-escape={options.escape}")
    if options.verify:
        build.append("-verify")
    if options.target:
        build += ["-target", options.target]
    try:
        status, out = execute([*options.gosubc, *build, str(test)])
        if status:
            return f"build: exit {status}\n" + out.decode("utf-8", "replace")
        argv = [exe, *directives(test, "args")]
        if options.target and options.target != os.uname().machine:
            argv = [f"qemu-{options.target}-static", "-L", f"/usr/{options.target}-linux-gnu", *argv]
        status, out = execute(argv, env)
        got, want = normalise(out, status), expected_file(test).read_text("utf-8", "surrogateescape")
        if got == want:
            return None
        diff = difflib.unified_diff(want.splitlines(True), got.splitlines(True), "expected", "printed")
        return "".join(list(diff)[:40]) + ("" if status == -1 else out[-1500:].decode("utf-8", "replace")
                                           if got.count("\n") < 3 else "")
    finally:
        shutil.rmtree(tmp, ignore_errors=True)


def update(test):
    tmp = tempfile.mkdtemp(prefix="gosubc-run-")
    exe = os.path.join(tmp, "program")
    env = {**os.environ, **dict(e.split("=", 1) for e in directives(test, "env"))}
    target, cwd = (".", test) if test.is_dir() else (str(test), None)
    status, out = execute(["go", "build", "-o", exe, target], cwd=cwd)
    if status:
        print(f"{test}: {out.decode()}")
    else:
        status, out = execute([exe, *directives(test, "args")], env)
        expected_file(test).write_text(normalise(out, status), "utf-8", "surrogateescape")
    shutil.rmtree(tmp, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--opt", action="append", type=int)
    parser.add_argument("--target")
    parser.add_argument("--escape")
    parser.add_argument("--stress")
    parser.add_argument("--only")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    parser.add_argument("paths", nargs="*", default=[str(Path(__file__).parent / "run")])
    options = parser.parse_args()
    tests = [test for test in tests_in(options.paths, options.only)
             if not options.escape or directives(test, "escape") in ([], [options.escape])]
    if options.update:
        with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
            list(pool.map(update, tests))
        return 0
    jobs = [(test, opt) for test in tests for opt in options.opt or [2]]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for (test, opt), problem in zip(jobs, pool.map(lambda job: run_one(job[0], options, job[1]), jobs)):
            if problem:
                failed += 1
                print(f"FAIL {test.name} -O{opt}\n{problem}")
    print(f"{len(jobs) - failed} passed, {failed} failed")
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
