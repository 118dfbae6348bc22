#!/usr/bin/env python3
"""Backends from .vm files alone.

tests/codegen/*.vm   comment lines say what must come out, for both architectures:
    ;; O0 TEXT       the LLVM IR at -O0 has a line with TEXT (blanks match any blanks)
    ;; O2 TEXT       the same at -O2;  ;; O2-not TEXT: no line has it
    ;; S TEXT        the assembly at -O2 has it;  ;; S-not
    ;; COUNT TEXT    the LLVM IR of a counting build at -O2 has it;  ;; COUNT-not
tests/codegen, tests/vm: every file goes through both backends, at -O0 and -O2, and together they hold every operation.
contract: the text backend is built out of the tree against installed headers and says what the one of the tree says; backends of
another ABI version, of another IR, and files that are no backends are refused.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
targets = ["x86_64-linux-gnu", "aarch64-linux-gnu"]


class Suite:
    def __init__(self, args):
        self.tool, self.lib, self.build = args.cgtool, pathlib.Path(args.lib), args.build
        self.tmp = pathlib.Path(tempfile.mkdtemp(prefix="codegen-"))
        self.failed = self.total = 0

    def fail(self, name, why):
        self.failed += 1
        print(f"FAIL {name}: {why}")

    def run(self, plugin, *args):
        return subprocess.run([self.tool, str(plugin), *map(str, args)], capture_output=True, text=True, timeout=120)

    def emit(self, name, *args, plugin="gosub-llvm.so"):
        out = self.tmp / "out"
        done = self.run(self.lib / plugin, here / name, out, *args)
        if done.returncode:
            self.fail(name, f"{' '.join(args)}: {done.stderr.strip()[:300]}")
            return ""
        return out.read_text("utf-8", "replace")


def expectations(file):
    for word, text in re.findall(r"(?m)^;; (O0|O2|S|COUNT)((?:-not)? .*)$", file.read_text()):
        negative = text.startswith("-not")
        text = text.removeprefix("-not").strip()
        yield word, negative, re.compile(r"\s+".join(map(re.escape, text.split())))


def expected_lines(suite, file):
    flags = {"O0": ["-ll", "-O0"], "O2": ["-ll", "-O2"], "S": ["-S", "-O2"],
             "COUNT": ["-ll", "-O2", "-counting"]}
    wanted = list(expectations(file))
    for target in targets:
        for word in sorted({w for w, _, _ in wanted}):
            text = suite.emit(file.name, *flags[word], "-target", target)
            for w, negative, pattern in wanted:
                if w == word and bool(pattern.search(text)) == negative:
                    suite.fail(file.name, f"{target} {word}: {'has' if negative else 'lacks'} {pattern.pattern!r}")


# Holds types in every position, some of them not as Go has them: for the printer only.
FOR_THE_PRINTER = {"types.vm"}


def both_backends(suite):
    seen = set()
    for file in sorted([*here.glob("*.vm"), *(root / "tests/vm").glob("*.vm")]):
        suite.total += 1
        for target in targets if file.name not in FOR_THE_PRINTER else []:
            for level in "-O0", "-O2":
                suite.emit(file, level, "-target", target)
        text = suite.emit(file, plugin="gosub-text.so")
        seen |= set(re.findall(r"(?m)^\t(?:[^=\n]* = )?([a-z_]+)", text))
    ops = set(re.findall(r'(?m)^VM_OP\(\w+,\s*"(\w+)"', (root / "frontend/vm/vm_ops.def").read_text()))
    if ops - seen:
        suite.fail("operations", f"in no test: {' '.join(sorted(ops - seen))}")


def compile_backend(suite, name, *flags):
    out = suite.tmp / name
    subprocess.run(["cc", "-std=gnu11", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror", "-shared", "-fPIC", *flags,
                    "-I", str(suite.tmp / "prefix/include/gosub"), str(suite.tmp / "backend.c"), "-o", str(out)], check=True)
    return out


def refused(suite, plugin, words):
    suite.total += 1
    done = suite.run(plugin, here / "places.vm", suite.tmp / "out")
    if done.returncode != 3 or not re.search(words, done.stderr):
        suite.fail(plugin.name, f"exit {done.returncode}, {done.stderr!r}, wanted a refusal with {words!r}")


def contract(suite):
    subprocess.run(["cmake", "--install", suite.build, "--component", "backend", "--prefix", str(suite.tmp / "prefix")],
                   check=True, stdout=subprocess.DEVNULL)
    shutil.copy(root / "codegen/text/backend.c", suite.tmp)
    plugin = compile_backend(suite, "outside.so", "-D_GNU_SOURCE")
    suite.total += 1
    out, inside = suite.tmp / "outside.txt", suite.emit("places.vm", plugin="gosub-text.so")
    done = suite.run(plugin, here / "places.vm", out)
    if done.returncode or out.read_text() != inside:
        suite.fail("out of tree", done.stderr or "prints something else than in the tree")
    refused(suite, compile_backend(suite, "v2.so", "-D_GNU_SOURCE", "-DTEXT_BACKEND_ABI=0x20000"), "made for backend ABI 2, this gosubc has 1")
    refused(suite, compile_backend(suite, "stale.so", "-D_GNU_SOURCE", "-DTEXT_BACKEND_VM=12345"), "another version of the VM IR")
    empty = suite.tmp / "empty.so"
    subprocess.run(["cc", "-shared", "-o", str(empty), "-x", "c", "/dev/null"], check=True)
    refused(suite, empty, "not a gosub backend")
    refused(suite, suite.tmp / "none.so", "cannot load backend")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cgtool", required=True)
    parser.add_argument("--lib", required=True, help="the folder of the backends")
    parser.add_argument("--build", required=True, help="the build folder, to install from")
    suite = Suite(parser.parse_args())
    for file in sorted(here.glob("*.vm")):
        expected_lines(suite, file)
    both_backends(suite)
    contract(suite)
    shutil.rmtree(suite.tmp)
    print(f"{suite.total} checked, {suite.failed} failed")
    return suite.failed != 0


sys.exit(main())
