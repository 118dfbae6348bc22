#!/usr/bin/env python3
"""Goldens of lowering: tests/vm/x.go lowers to tests/vm/x.vm, which the verifier finds clean.

With a Go tree ($GOROOT, /usr/local/go) also lowers every test/*.go that is run and imports nothing: no crash, no error
beyond those of SKIP. -update rewrites the goldens.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
goldens = here.parent.parent / "vm"


def lower(tool, *args, cwd=goldens):
    done = subprocess.run([tool, *args], cwd=cwd, capture_output=True, text=True, timeout=120, errors="replace")
    return done.returncode, done.stdout, done.stderr


def check_golden(tool, file, update):
    code, out, err = lower(tool, file.name)
    want = file.with_suffix(".vm")
    if code:
        return f"{file.name}: status {code}: {err.strip()[-300:]}"
    if update:
        want.write_text(out)
    if not want.exists():
        return f"{file.name}: no golden; run with -update"
    for number, (g, w) in enumerate(zip(out.splitlines(), want.read_text().splitlines()), 1):
        if g != w:
            return f"{want.name}:{number}\n  want {w}\n  got  {g}"
    if out != want.read_text():
        return f"{want.name}: other length"
    return None


def tree_programs():
    root = pathlib.Path(os.environ.get("GOROOT", "/usr/local/go")) / "test"
    for file in sorted(root.rglob("*.go")) if root.is_dir() else []:
        if any(part.endswith(".dir") for part in file.parts):
            continue
        text = file.read_text(errors="replace")
        if re.search(r"^// run$", text[:2000], re.M) and not re.search(r"^import\b", text, re.M):
            yield file


def check_program(tool, file):
    code, _, err = lower(tool, "-q", str(file), cwd=file.parent)
    return f"{file}: status {code}: {err.strip()[-300:]}" if code else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lower_dump", required=True)
    parser.add_argument("-update", action="store_true")
    args = parser.parse_args()
    tool = str(pathlib.Path(args.lower_dump).resolve())
    jobs = [lambda f=f: check_golden(tool, f, args.update) for f in sorted(goldens.glob("*.go"))]
    jobs += [lambda f=f: check_program(tool, f) for f in tree_programs()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        failures = [m for m in pool.map(lambda job: job(), jobs) if m]
    for message in failures:
        print("FAIL", message)
    print(f"{len(jobs) - len(failures)} of {len(jobs)} pass")
    return 1 if failures or not jobs else 0


sys.exit(main())
