#!/usr/bin/env python3
"""frames.go says of some functions how large their frames may be; the assembly at -O1 to -O3 says how large they are."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent


def wanted():
    text = (here / "frames.go").read_text()
    return {name: int(size) for size, name in re.findall(r"(?m)^// frame (\d+) [^\n]*\n(?://.*\n)+func (\w+)", text)}


def frame_sizes(assembly):
    """Pushed registers and the first subtraction from SP of each function of package main."""
    for name, body in re.findall(r'(?ms)^"?main\.(\w+)"?:(.*?)^\.Lfunc_end', assembly):
        room = re.search(r"(?m)^\s+subq\s+\$(\d+), %rsp", body)
        yield name, 8 * len(re.findall(r"(?m)^\s+pushq", body)) + int(room[1] if room else 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", required=True)
    args = parser.parse_args()
    limits, failed = wanted(), 0
    with tempfile.TemporaryDirectory(prefix="frames-") as tmp:
        for level in "-O1", "-O2", "-O3":
            out = pathlib.Path(tmp, "frames.s")
            subprocess.run([args.gosubc, "build", level, "-target", "x86_64", "-S", "-o", out, here / "frames.go"], check=True)
            sizes = dict(frame_sizes(out.read_text()))
            for name, limit in limits.items():
                if sizes[name] > limit:
                    failed += 1
                    print(f"FAIL {level} {name}: {sizes[name]} bytes, at most {limit} wanted")
    print(f"{3 * len(limits)} checked, {failed} failed")
    return failed != 0 or not limits


sys.exit(main())
