#!/usr/bin/env python3
"""What gdb shows of a program: variables of inner blocks, results, parameters where a breakpoint on a function stops, values of
Go by the printers that programs carry, callers of allocators. Skipped where there is no gdb.

    debugger.py --gosubc CMD
"""
import argparse
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent

# Program, level, commands, what must be shown.
INNER = ("inner.go", "-O0", ["break inner.go:12", "run", "info locals", "info args", "ptype main.two", "finish"], {
    "a variable of an inner block": r"(?m)^deep = \{a = 4, b = 2\}$",
    "the block around it": r"(?m)^inner = 4$",
    "the loop's": r"(?m)^i = 2$",
    "a parameter": r"(?m)^n = 3$",
    "results of a function": r"(?s)int r0;\s*string r1;",
    "what a function returned": r"Value returned is \$1 = 5",
})


def at_function(name, *wanted):
    """`break NAME`, and the parameters right there."""
    lines = {f"{name} {line}": r"(?m)^" + re.escape(line) + "$" for line in wanted}
    return ("values.go", "-O0", [f"break {name}", "run", "info args"], lines)


STOPS = [
    at_function("main.plain", "n = 7", "p = {a = 1, b = 2}", 's = "seven"', "f = 1.5"),
    at_function("main.recovers", "n = 8", 's = "eight"'),
    at_function("main.moves", "n = 11", 's = "eleven"'),
    at_function("main.inMemory", "n = 1", "b = {v = {0, 9, 0 <repeats 18 times>}}"),
    at_function("main.(*pair).method", "n = 10"),
    at_function("main.(*pair).method.func1", "k = 10"),
]
VALUES = [
    at_function("main.basic", 's = "a\\"b"', 't = "text"', 'empty = ""', 'list = []string len 2 cap 2 = {"x", "y"}',
                "none = []int len 0 cap 0", "like = {str = 0x0, len = 3}",
                "nested = [][]int len 2 cap 2 = {[]int len 1 cap 1 = {1}, []int len 2 cap 2 = {2, 3}}"),
    at_function("main.boxed", 'e = (main.failure) {why = "why"}', "nothing = nil", "number = (int) 300", 'word = (string) "word"',
                "structure = (main.pair) {a = 3, b = 4}"),
    at_function("main.shared", 'keys = map[main.pair]string len 1 = {[{a = 1, b = 2}] = "z"}', "no = map[int]int nil",
                "deep = main.tree len 1 = {[1] = main.tree len 1 = {[2] = main.tree nil}}", "c = chan int len 3 cap 3 = {2, 3, 4}",
                "done = chan int len 0 cap 0 closed", "never = chan main.pair nil",
                "huge = map[int]main.big len 1 = {[5] = {v = {0 <repeats 20 times>}}}"),
]
GROWN = ("values.go", "-O0", ["break main.shared", "run", "print m"], {
    f"key {k} of a map that grew": r'\$1 = map\[string\]int len 20 = .*\["' + k + rf'"\] = {ord(k) - ord("a")}\b' for k in "at"})
OPTIMISED = ("values.go", "-O2", ["break main.plain", "run", "info args"], {"a parameter in a register": r"(?m)^n = 7$"})


def called_from(entry, function):
    """Who called an allocator, as a profiler that follows frame pointers finds it."""
    commands = [f"break {function}", "run", f"break *{entry}+4", "continue", "set language c", "info symbol *(long *)($rbp + 8)"]
    name = function.replace(".", r"[.\[]") + r"\]?"  # gdb 13 takes the dot for a mangled bracket
    return ("values.go", "-O2", commands, {f"the caller of {entry}": rf"(?m)^{name} \+ \d+ in section"})


CALLERS = [called_from("gosub_new", "main.links"), called_from("gosub_new_noscan", "main.number"),
           called_from("gosub_growslice", "main.grows")]


def shown(gosubc, folder, source, level, commands):
    program = Path(folder) / (source + level)
    if not program.exists():
        subprocess.run([gosubc, "build", level, "-o", str(program), str(here / source)], check=True)
    words = [w for c in ["set confirm off", "set pagination off", "set width 0", *commands] for w in ("-ex", c)]
    return subprocess.run(["gdb", "-nx", "-batch", "-iex", f"set auto-load safe-path {folder}", *words, str(program)],
                          capture_output=True, text=True, timeout=120).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", required=True)
    options = parser.parse_args()
    if not shutil.which("gdb"):
        print("no gdb: skipped")
        return 77
    total = failed = 0
    with tempfile.TemporaryDirectory(prefix="debugger-") as folder:
        for source, level, commands, wanted in [INNER, *STOPS, *VALUES, GROWN, OPTIMISED, *(CALLERS if platform.machine() == "x86_64" else [])]:
            out = shown(options.gosubc, folder, source, level, commands)
            for what, pattern in wanted.items():
                total += 1
                if not re.search(pattern, out):
                    failed += 1
                    print(f"FAIL {what}: no {pattern!r} in\n{out}")
    print(f"{total} checked, {failed} failed")
    return failed != 0


sys.exit(main())
