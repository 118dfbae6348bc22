#!/usr/bin/env python3
"""frames.go says of some functions how large their frames may be; the assembly at -O1 to -O3 says how large they are.

Gates of large frames stand in two files, as bytes and as text: the assembly must assemble to what the object has."""
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


def gates(obj):
    """Instructions and relocations of each gate, without what follows from where it stands."""
    symbols = subprocess.run(["llvm-nm-19", obj], check=True, stdout=subprocess.PIPE, text=True).stdout
    for name in sorted(re.findall(r"(?m)^\S+ \S (.*)\.large$", symbols)):
        text = subprocess.run(["llvm-objdump-19", "-dr", "--no-show-raw-insn", "--no-leading-addr", f"--disassemble-symbols={name}",
                               obj], check=True, stdout=subprocess.PIPE, text=True).stdout
        text = re.sub(r"0x[0-9a-f]+ <.*?>|^[0-9a-f]+:\s+|\t[0-9a-f]{16}:\s+", "", text.split(">:\n")[1], flags=re.M)
        yield name, re.sub(r"(?s)(\tretq?\n).*", r"\1", text)


def compare_gates(gosubc, tmp, arch):
    program = here.parent / "run/frames-behind-gates.go"
    subprocess.run([gosubc, "build", "-target", arch, "-c", "-o", tmp / "object.o", program], check=True)
    subprocess.run([gosubc, "build", "-target", arch, "-S", "-o", tmp / "text.s", program], check=True)
    subprocess.run(["clang-19", f"--target={arch}-linux-gnu", "-c", tmp / "text.s", "-o", tmp / "text.o"], check=True)
    made, assembled = dict(gates(tmp / "object.o")), dict(gates(tmp / "text.o"))
    different = {name for name in made.keys() | assembled.keys() if made.get(name) != assembled.get(name)}
    for name in different:
        print(f"FAIL {arch} gate of {name}: the object has\n{made.get(name)}the assembly\n{assembled.get(name)}")
    if len(made) < 6:
        print(f"FAIL {arch}: {len(made)} gates, 6 wanted")
    return len(different) + (len(made) < 6)


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
        for arch in "x86_64", "aarch64":
            failed += compare_gates(args.gosubc, pathlib.Path(tmp), arch)
    print(f"{3 * len(limits)} checked, {failed} failed")
    return failed != 0 or not limits


sys.exit(main())
