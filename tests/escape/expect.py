#!/usr/bin/env python3
"""Programs with the lines of -m -l beside the code that they are about.

    expect.py --gosubc CMD [--gc] [-update] [FILE ...]

An expectation is `// ERROR "line" …` at the end of a source line: exactly what is printed for that line, columns left
out; behind it `// BAD "line" …` is what we print and gc does not, because it knows more. --gc checks the same
expectations against Go's compiler; -update writes the ERROR ones from it. Exit status 77 where --gc finds no `go`.
A file NAME.m beside it holds all lines as gc prints them, in its order and as often as it does.
A file that says `// with inlining` is looked at without -l.
A file whose lines another version prints says which does, `// go 1.27`: --gc leaves it out with an older one.
"""
import argparse
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MARK = re.compile(r'\s*// (ERROR|BAD) ((?:"(?:[^"\\]|\\.)*"\s*)+)')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def without_l(command, file):
    return [word for word in command if word != "-l" or not re.search("(?m)^// with inlining$", file.read_text())]


def printed(command, file):
    command = without_l(command, file)
    done = subprocess.run([*command, file.name], cwd=file.parent, capture_output=True, text=True, timeout=120)
    if done.returncode:
        return None, done.stderr + done.stdout
    lines = {}
    for line in (done.stdout + done.stderr).splitlines():
        m = re.match(r"[^:]*" + re.escape(file.name) + r":(\d+):\d+: (.*)$", line)
        if m:
            lines.setdefault(int(m[1]), set()).add(m[2])
    return lines, ""


def wanted(file, gc):
    lines = {}
    for number, line in enumerate(file.read_text().splitlines(), 1):
        for mark, texts in MARK.findall(line):
            if mark == "ERROR" or not gc:
                found = {w.replace('\\"', '"').replace("\\\\", "\\") for w in QUOTED.findall(texts)}
                lines.setdefault(number, set()).update(found)
    return lines


def out_of_order(command, file):
    """The first line that is not the one in FILE.m, which holds what gc prints, line by line; or None."""
    want = file.with_suffix(".m").read_text().splitlines()
    done = subprocess.run([*command, file.name], cwd=file.parent, capture_output=True, text=True, timeout=120)
    got = [re.sub(r"^.*/", "", x.split(":", 1)[0]) + ":" + x.split(":", 1)[1]
           for x in (done.stdout + done.stderr).splitlines()]
    for number in range(max(len(want), len(got))):
        if want[number:number + 1] != got[number:number + 1]:
            return f"line {number + 1}: want {want[number:number + 1]}, got {got[number:number + 1]}"
    return None


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def update(file, lines):
    out = []
    for number, line in enumerate(file.read_text().splitlines(), 1):
        bad = [texts.strip() for mark, texts in MARK.findall(line) if mark == "BAD"]
        line = MARK.sub("", line)
        if number in lines:
            line += " // ERROR " + " ".join(quote(t) for t in sorted(lines[number]))
        line += "".join(" // BAD " + texts for texts in bad)
        out.append(line)
    file.write_text("\n".join(out) + "\n")


def is_too_old(file, version):
    m = re.search(r"^// go (\d+)\.(\d+)$", file.read_text(), re.M)
    return m and version < (int(m[1]), int(m[2]))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--gosubc", default="gosubc")
    args.add_argument("--gc", action="store_true")
    args.add_argument("-update", action="store_true")
    args.add_argument("files", nargs="*", type=pathlib.Path)
    a = args.parse_args()
    tmp = tempfile.TemporaryDirectory()
    gc = ["go", "tool", "compile", "-m", "-l", "-p", "main", "-o", tmp.name + "/x.o"]
    command = gc if a.gc or a.update else [*shlex.split(a.gosubc), "check", "-m", "-l"]
    if command is gc and not shutil.which("go"):
        print("no go")
        return 77
    version = (0, 0)
    if command is gc:
        version = tuple(map(int, re.search(r"go(\d+)\.(\d+)", subprocess.check_output(["go", "version"], text=True)).groups()))
    failed = total = 0
    for file in a.files or sorted(HERE.glob("*.go")):
        if command is gc and is_too_old(file, version):
            print(f"left out, of a newer Go: {file.name}")
            continue
        total += 1
        lines, failure = printed(command, file)
        if lines is None:
            failed += 1
            print(f"FAIL {file.name}: {failure.strip()}")
            continue
        if a.update:
            update(file, lines)
            continue
        want = wanted(file, a.gc)
        wrong = False
        for number in sorted(lines.keys() | want.keys()):
            for text in sorted(want.get(number, set()) - lines.get(number, set())):
                print(f"{file.name}:{number}: missing: {text}")
                wrong = True
            for text in sorted(lines.get(number, set()) - want.get(number, set())):
                print(f"{file.name}:{number}: unexpected: {text}")
                wrong = True
        if file.with_suffix(".m").exists() and (where := out_of_order(command, file)):
            print(f"{file.name}: {where}")
            wrong = True
        failed += wrong
    print(f"{total - failed} of {total} pass")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
