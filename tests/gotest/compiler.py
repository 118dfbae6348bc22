#!/usr/bin/env python3
"""Builds Go's own compiler with gosubc and compares the archives it writes with those of the tree's, byte by byte.

    compiler.py [--gosubc GOSUBC] [--go GO] [--flags FLAGS] [PKG...]

PKG (net/http unless named) and all it imports are compiled by both, one after the other. The last line counts the
packages and gives the CPU time of both compilers. Exit status 1: an archive differs.
"""
import argparse, os, resource, shlex, subprocess, sys, tempfile
from pathlib import Path


def cpu(command):
    """Runs it; its user time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, done


def wrap(log, ours, tool, args):
    """As -toolexec: each compilation is done by both, and the build goes on with the tree's archive."""
    command = [tool, *args]
    if Path(tool).name != "compile" or "-o" not in args:
        os.execv(tool, command)
    at = args.index("-o") + 1
    theirs, done = cpu(command)
    sys.stdout.write(done.stdout)
    second = f"{args[at]}.second"
    mine, other = cpu([ours, *args[:at], second, *args[at + 1 :]])
    same = other.returncode == done.returncode == 0 and Path(args[at]).read_bytes() == Path(second).read_bytes()
    word = "same" if same else (other.stdout.strip().splitlines() or ["differs"])[0]
    with open(log, "a") as f:
        f.write(f"{args[args.index('-p') + 1]}\t{theirs}\t{mine}\t{word}\n")
    return done.returncode


def compare(go, ours, packages, scratch):
    log = scratch / "log"
    tool = shlex.join([sys.executable, os.path.abspath(__file__), "--wrap", str(log), str(ours)])
    env = {**os.environ, "GOCACHE": str(scratch / "cache"), "GOFLAGS": "", "GOTOOLCHAIN": "local"}
    subprocess.run([go, "build", "-a", "-p", "1", "-toolexec", tool, *packages], env=env, check=True)
    return [line.split("\t") for line in log.read_text().splitlines()]


def main():
    if sys.argv[1:2] == ["--wrap"]:
        return wrap(sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:])
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gosubc", default="gosubc")
    ap.add_argument("--go", help="of the tree that gosubc uses, unless named")
    ap.add_argument("--flags", default="", help="of gosubc build: -O0")
    ap.add_argument("packages", nargs="*", default=["net/http"])
    a = ap.parse_args()
    tree = subprocess.run([a.gosubc, "env", "GOROOT"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    go = a.go or f"{tree}/bin/go"
    if not os.access(go, os.X_OK):
        sys.exit(f"compiler.py: {go} is not there")
    with tempfile.TemporaryDirectory(prefix="gosubc-compiler-") as d:
        ours = Path(d, "compile")
        subprocess.run([a.gosubc, "build", *shlex.split(a.flags), "-o", str(ours), "cmd/compile"], check=True)
        rows = compare(go, ours, a.packages, Path(d))
    different = [row for row in rows if row[3] != "same"]
    for row in different:
        print(f"{row[0]}: {row[3]}")
    theirs, mine = (sum(float(row[i]) for row in rows) for i in (1, 2))
    print(f"{len(rows) - len(different)} of {len(rows)} archives are the same; CPU {theirs:.1f} s, built with gosubc {mine:.1f} s")
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
