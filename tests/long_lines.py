#!/usr/bin/env python3
"""A program written on one long line is the same program: its VM IR differs in positions only.

    long_lines.py --gosubc CMD [--only RE] [--jobs N] [FILE ...]

Each program of tests/run is joined to one line, behind more columns than a position can tell apart; a newline stays where it
belongs to a raw string or ends a directive. Then it stands behind more lines than 20 bits count. The IR after escape
analysis is compared with the original's, positions left out. Programs whose deferred calls the backend has to bring into
order are run from one line, too.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

COLUMNS = 1 << 23  # as many as POS_COL_BITS tell apart: everything stands at one column
LINES = (1 << 20) + 10

RUN = {"defers-in-branches.go", "defer-order.go", "defers-written-out.go"}

TOKEN = re.compile(
    r"""(?P<blank>[ \t\r]+) | (?P<line>\n) | (?P<comment>//[^\n]*) | (?P<block>/\*.*?\*/)
    | (?P<literal>`[^`]*` | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<word>[^\W]+ (?: \.\w* )* ) | (?P<operator>\+\+|--|.)""",
    re.X | re.S)
ENDING = {"break", "continue", "fallthrough", "return", "++", "--", ")", "]", "}"}
KEYWORDS = set("""case chan const default defer else for func go goto if import interface map package range select
    struct switch type var""".split())


def ends_statement(kind, text):
    return kind == "literal" or text in ENDING or kind == "word" and text not in KEYWORDS


def joined(source):
    """The text with its newlines replaced by what they mean."""
    out, ending = [], False
    for m in TOKEN.finditer(source):
        kind, text = m.lastgroup, m.group()
        if kind == "comment" and re.match(r"//(go:|line |export )", text):
            out.append(("; " if ending else "") + "\n" + text + "\n")
            ending = False
        elif kind == "line" or kind == "block" and "\n" in text:
            out.append("; " if ending else " ")
            ending = False
        elif kind in ("blank", "comment", "block"):
            out.append(" ")
        else:
            out.append(text)
            ending = ends_statement(kind, text)
    return "".join(out)


def on_one_line(source):
    return "/*" + " " * COLUMNS + "*/ " + joined(source)


def far_below(source):
    return "\n" * LINES + source


def without_positions(ir):
    return re.sub(r"![\d:]+", "!", ir)


def vm_ir(gosubc, folder, name, source):
    Path(folder, name).write_text(source, encoding="utf-8", errors="surrogateescape")
    done = subprocess.run([*gosubc, "build", "-emit-ir", "-o", "out.vm", name], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120)
    if done.returncode:
        return f"exit {done.returncode}\n" + done.stdout.decode("utf-8", "replace")[:1000]
    return without_positions(Path(folder, "out.vm").read_text("utf-8", "surrogateescape"))


def first_difference(want, got):
    for a, b in zip(want.splitlines(), got.splitlines()):
        if a != b:
            return f"  {a[:300]}\n  {b[:300]}"
    return "  one is longer"


def test(gosubc, path):
    source = path.read_text("utf-8", "surrogateescape")
    with tempfile.TemporaryDirectory(prefix="gosubc-long-") as folder:
        want = vm_ir(gosubc, folder, path.name, source)
        for how in (on_one_line, far_below):
            got = vm_ir(gosubc, folder, path.name, how(source))
            if want != got:
                return f"{path.name} {how.__name__}:\n{first_difference(want, got)}"
        if path.name in RUN:
            Path(folder, path.name).write_text(on_one_line(source))
            done = subprocess.run([*gosubc, "run", "-O0", path.name], cwd=folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=120)
            want, got = path.with_suffix(".out").read_text(), done.stdout.decode()
            if want != got:
                return f"{path.name} run from one line:\n{first_difference(want, got)}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    gosubc = [os.path.abspath(options.gosubc)]
    files = options.files or sorted((Path(__file__).parent / "run").glob("*.go"))
    files = [f.resolve() for f in files if re.search(options.only, f.name)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        wrong = [w for w in pool.map(lambda f: test(gosubc, f), files) if w]
    print("\n".join(wrong))
    print(f"{len(files)} programs, {len(wrong)} differ")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main())
