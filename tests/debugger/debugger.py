#!/usr/bin/env python3
"""What gdb shows of a program: variables of inner blocks, results. Skipped where there is no gdb.

    debugger.py --gosubc CMD
"""
import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
INSIDE = ["break inner.go:12", "run", "info locals", "info args", "ptype main.two", "finish"]
WANTED = {
    "a variable of an inner block": r"(?m)^deep = \{a = 4, b = 2\}$",
    "the block around it": r"(?m)^inner = 4$",
    "the loop's": r"(?m)^i = 2$",
    "a parameter": r"(?m)^n = 3$",
    "results of a function": r"(?s)int r0;\s*string r1;",
    "what a function returned": r"Value returned is \$1 = 5",
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", required=True)
    options = parser.parse_args()
    if not shutil.which("gdb"):
        print("no gdb: skipped")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory(prefix="debugger-") as folder:
        program = Path(folder) / "inner"
        subprocess.run([options.gosubc, "build", "-O0", "-o", str(program), str(here / "inner.go")], check=True)
        commands = [word for c in ["set confirm off", *INSIDE] for word in ("-ex", c)]
        out = subprocess.run(["gdb", "-nx", "-batch", *commands, str(program)], capture_output=True, text=True, timeout=120).stdout
        for what, pattern in WANTED.items():
            if not re.search(pattern, out):
                failed += 1
                print(f"FAIL {what}: no {pattern!r} in\n{out}")
    print(f"{len(WANTED)} checked, {failed} failed")
    return failed != 0


sys.exit(main())
