#!/usr/bin/env python3
"""The Go tree's own tests of its type checker, src/internal/types/testdata: each file (or folder) is a package whose errors
stand beside the token they are reported at.

testdata.py [-v] [--only RE] [--update] CHECKER

As in the tree's own runner an error belongs to the line of the token before its comment; ERROR has a part of the message,
ERRORx a regular expression. testdata-failures.txt beside this file lists what is known to fail, with the reason; a file that
fails and is not listed is a failure, so is a listed one that passes. --update takes passing ones off and adds nothing.
Skipped (77) without a tree that has them. At least 98 of 100 must pass."""
import argparse
import ast
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LIST = Path(__file__).with_name("testdata-failures.txt")
SKIP = 77
FLOOR = 98
TOKEN = re.compile(r"""
    (?P<space>[ \t\r\n]+) |
    //(?P<line>[^\n]*) |
    /\*(?P<block>.*?)\*/ |
    (?P<token>`[^`]*` | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | [\w.]+ | .)""", re.X | re.S)


def unquoted(text):
    text = text.strip()
    return text[1:-1] if text.startswith("`") else ast.literal_eval(text)


def wanted(text):
    """[(line, matcher)] of the comments."""
    result, line, last = [], 1, 1
    for m in TOKEN.finditer(text):
        comment = m["line"] if m["line"] is not None else m["block"]
        if comment is not None:
            found = re.match(r" (ERRORx?) (.*)", comment, re.S)
            if found:
                pattern = unquoted(found[2])
                # The token before it may lack its semicolon only.
                result.append((last, re.compile(pattern if found[1] == "ERRORx" else re.escape(pattern))))
        elif m["token"]:
            last = line
        line += m[0].count("\n")
    return result


def reported(output):
    """[(file, line, message)] of what the checker printed."""
    result = []
    for text in output.splitlines():
        m = None if text.startswith("\t") else re.match(r"(.*?\.go):(\d+)(?::\d+)?: (.*)", text)
        if m:
            result.append([os.path.basename(m[1]), int(m[2]), m[3]])
        elif result:
            result[-1][2] += "\n" + text
        else:
            result.append(["", 0, text])
    return result


def problems_of(files, output):
    wants = [(f.name, line, pattern) for f in files
             for line, pattern in wanted(f.read_text("utf-8", "surrogateescape"))]
    problems = []
    for file, line, message in reported(output):
        hit = next((w for w in wants if w[:2] == (file, line) and w[2].search(message)), None)
        if hit:
            wants.remove(hit)
        else:
            problems.append(f"{file}:{line}: unexpected: {message}")
    return problems + [f"{file}:{line}: not reported: {p.pattern}" for file, line, p in wants]


def run(checker, path):
    files = sorted(path.glob("*.go")) if path.is_dir() else [path]
    text = files[0].read_text("utf-8", "surrogateescape")
    flags = re.match(r"//\s*(-.*)", text)
    flags = flags[1].split() if flags else []
    package = re.search(r"(?m)^package (\w+)", text)
    command = [checker, "-force", "-repeat", "-language-only", "-p", package[1] if package else "p"] + ["-test-functions"] * (path.parent.name == "check")
    for flag in flags:
        name, _, value = flag.lstrip("-").partition("=")
        command += {"lang": ["-lang", value], "fakeImportC": ["-fake-import-c"]}.get(name, ["-unknown"])
    try:
        done = subprocess.run([*command, *files], capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return [f"{path.name}: timed out"]
    if done.returncode not in (0, 1):
        return [f"{path.name}: crashed ({done.returncode}): {done.stderr.decode(errors='replace')[-300:]}"]
    return problems_of(files, done.stdout.decode("utf-8", "surrogateescape"))


def read_list():
    lines = LIST.read_text().splitlines() if LIST.exists() else []
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checker")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    root = Path(os.environ.get("GOROOT") or "/usr/local/go", "src/internal/types/testdata")
    paths = [p for kind in ("check", "examples", "fixedbugs", "spec") for p in sorted((root / kind).glob("*"))
             if (p.is_dir() or p.suffix == ".go") and re.search(options.only, f"{kind}/{p.name}")]
    if not paths:
        print("testdata skipped: no Go tree with src/internal/types/testdata")
        return SKIP
    with ThreadPoolExecutor(2) as pool:
        results = dict(zip((f"{p.parent.name}/{p.name}" for p in paths),
                           pool.map(lambda p: run(options.checker, p), paths)))
    expected = read_list()
    failing = {name for name, problems in results.items() if problems}
    for name in sorted(failing if options.v else failing - expected.keys()):
        print(name, *results[name], sep="\n\t")
    better = [name for name in expected if name in results and name not in failing]
    if better and options.update:
        LIST.write_text("".join(line + "\n" for line in LIST.read_text().splitlines()
                                if line.split(": ", 1)[0] not in better))
    elif better:
        print("pass, and must be taken off the list (--update):", *better)
    share = 100 * (len(results) - len(failing)) / len(results)
    print(f"{len(results) - len(failing)} of {len(results)} pass ({share:.1f} %)")
    low = share < FLOOR and not options.only
    return 1 if failing - expected.keys() or (better and not options.update) or low else 0


if __name__ == "__main__":
    sys.exit(main())
