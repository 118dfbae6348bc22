#!/usr/bin/env python3
"""Goldens of the VM IR stages, from .vm files alone.

tests/vm/*.vm      is what the printer prints of it: print(parse(x)) == x
tests/vm/bad/*.vm  is refused; its first line `;; want: TEXT` says with which words
tests/escape/*.vm  beside it a .want: the -m lines, placements and tags under the policy go

With --gosubc the VM IR of every program in tests/run is printed, too, parsed and printed again.
-update rewrites the .want files.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent


def run(tool, *args, cwd):
    done = subprocess.run([tool, *args], cwd=cwd, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def show(name, got, want):
    print(f"FAIL {name}")
    for g, w in zip(got.splitlines() + [""] * 9, want.splitlines()):
        if g != w:
            print(f"  want {w}\n  got  {g}")
            break
    else:
        print("  got more than wanted:", got[len(want):][:200])


def check(tool, update):
    failed = total = 0
    for file in sorted(here.glob("*.vm")):
        total += 1
        code, out, err = run(tool, "print", file.name, cwd=file.parent)
        if code or out != file.read_text():
            failed += 1
            show(file.name, out + err, file.read_text())
    for file in sorted((here / "bad").glob("*.vm")):
        total += 1
        want = file.read_text().splitlines()[0].removeprefix(";; want: ")
        code, out, err = run(tool, "print", file.name, cwd=file.parent)
        if code != 1 or want not in err:
            failed += 1
            print(f"FAIL bad/{file.name}: status {code}\n  want {want}\n  got  {err.strip()}")
    for file in sorted((here.parent / "escape").glob("*.vm")):
        total += 1
        code, out, err = run(tool, "escape", "go", file.name, cwd=file.parent)
        want = file.with_suffix(".want")
        if update and not code:
            want.write_text(out)
        elif code or not want.exists() or out != want.read_text():
            failed += 1
            show(f"escape/{file.name}", out + err, want.read_text() if want.exists() else "")
    return failed, total


def round_trips(tool, gosubc):
    failed = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted((here.parent / "run").glob("*.go")):
            ir = pathlib.Path(folder) / (file.stem + ".vm")
            code, out, err = run(gosubc, "build", "-emit-ir", "-o", str(ir), str(file), cwd=folder)
            if code:
                continue
            total += 1
            done = subprocess.run([tool, "print", str(ir)], capture_output=True, timeout=60)
            if done.returncode or done.stdout != ir.read_bytes():
                failed += 1
                print(f"FAIL run/{file.name}: printed IR reads differently: {done.stderr[:300]}")
    return failed, total


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--vmtool", required=True)
    args.add_argument("--gosubc")
    args.add_argument("-update", action="store_true")
    a = args.parse_args()
    failed, total = check(a.vmtool, a.update)
    if a.gosubc:
        more = round_trips(a.vmtool, a.gosubc)
        failed, total = failed + more[0], total + more[1]
    print(f"{total - failed} of {total} pass")
    sys.exit(1 if failed or not total else 0)
