#!/usr/bin/env python3
"""How many of gc's -m -l lines gosubc prints, over Go's own test programs that import nothing.

    compare.py --gosubc CMD [--tests DIR] [--only REGEX] [--least PERCENT] [--show N] [--gc-cache DIR]

A program is a .go file of the folder (and of its fixedbugs, ken, chan, interface) whose recipe is `run`.
gc's lines come from `go tool compile -m -l`; a cache folder keeps them between runs. A line counts as
equal when both print it at the same position, as often as both do; the order is told of, and counts for nothing. Exit
status 1 below --least percent of the lines of either, 77 where there is no `go`.
"""
import argparse
import collections
import concurrent.futures
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

FOLDERS = [".", "ken", "chan", "interface", "fixedbugs"]
LINE = re.compile(r"^(?:\./)?[^:\s]*?([^/:]+\.go):(\d+(?::\d+)?): (.*)$")


def programs(root, only):
    for folder in FOLDERS:
        for file in sorted((root / folder).glob("*.go")):
            text = file.read_text(errors="replace")
            recipe = text.split("\n", 1)[0].strip()
            if not re.match(r"// run( -gcflags=\S+)?$", recipe) or re.search(r"^import\b", text, re.M):
                continue
            if only and not re.search(only, str(file.relative_to(root))):
                continue
            yield file


def lines_of(text):
    return [f"{m[1]}:{m[2]}: {m[3]}" for m in map(LINE.match, text.splitlines()) if m]


def gc_lines(file, cache):
    kept = cache / (str(file).replace("/", "_") + ".m") if cache else None
    if kept and kept.exists():
        return lines_of(kept.read_text())
    with tempfile.TemporaryDirectory() as tmp:
        done = subprocess.run(["go", "tool", "compile", "-m", "-l", "-p", "main", "-o", tmp + "/x.o", file.name],
                              cwd=file.parent, capture_output=True, text=True, timeout=120)
    text = done.stdout + done.stderr if done.returncode == 0 else ""
    if kept:
        kept.write_text(text)
    return lines_of(text)


def our_lines(gosubc, file):
    done = subprocess.run([*gosubc, "check", "-m", "-l", str(file)], capture_output=True, text=True,
                          timeout=120, errors="replace")
    if done.returncode:
        return None, (done.stderr or done.stdout).strip().split("\n")[0]
    return lines_of(done.stderr + done.stdout), ""


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--gosubc", required=True)
    args.add_argument("--tests", type=pathlib.Path, default=pathlib.Path("/usr/local/go/test"))
    args.add_argument("--only")
    args.add_argument("--least", type=float, default=0)
    args.add_argument("--show", type=int, default=40)
    args.add_argument("--gc-cache", type=pathlib.Path)
    a = args.parse_args()
    if not shutil.which("go") or not a.tests.is_dir():
        print("no go, or no tests of it")
        return 77
    if a.gc_cache:
        a.gc_cache.mkdir(parents=True, exist_ok=True)

    def one(file):
        try:
            ours, failure = our_lines(shlex.split(a.gosubc), file)
        except subprocess.TimeoutExpired:
            ours, failure = None, "timeout"
        return file, gc_lines(file, a.gc_cache), ours, failure

    total = equal = extra = failed = count = ordered = 0
    missing = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for file, gc, ours, failure in pool.map(one, list(programs(a.tests, a.only))):
            count += 1
            if ours is None:
                failed += 1
                print(f"not compiled: {file.relative_to(a.tests)}: {failure[:160]}")
                continue
            ordered += gc == ours
            gc, ours = collections.Counter(gc), collections.Counter(ours)
            total += gc.total()
            equal += (gc & ours).total()
            extra += (ours - gc).total()
            missing += [f"- {x}" for x in sorted((gc - ours).elements())]
            missing += [f"+ {x}" for x in sorted((ours - gc).elements())]
    for line in missing[: a.show]:
        print(line)
    share = 100 * equal / max(total, equal + extra, 1)
    print(f"{ordered} programs line by line, in order")
    print(f"{count} programs, {failed} not compiled; gc {total} lines, ours {equal + extra}, equal {equal}: {share:.1f} %")
    return 1 if share < a.least or not count else 0


if __name__ == "__main__":
    sys.exit(main())
