#!/usr/bin/env python3
"""Speed beside the real Go, in the same run, as ratios.

    bench.py [ops | programs | stops | http | builds | frontend | library]... --gosubc CMD [--only RE] [-n RUNS] [--procs N] [--go CMD]

ops/*.go: cost of one operation in CPU nanoseconds (`// ops: N` in the file), the empty program subtracted.
programs/*.go: CPU and wall time and peak memory under -escape=go, -escape=off, every Go that is there (gc, gccgo, TinyGo, llgo) and, where programs/ has a
file .c of the name, C; what they print is compared. builds: a warm and a changed hello program. Runs are interleaved; each figure is the least of them.
frontend: scanner and parser, type checker, in lines per CPU second over the standard library, beside go/parser and
go/types (frontend/main.go) on one thread; medians of interleaved runs.
library: packages of the standard library that compile, with all they import, beside another gosubc (--base): CPU, memory, bytes of code."""
import argparse
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import http_load as http

MODES = ["ops", "programs", "stops", "http", "builds", "frontend", "library"]
HERE = Path(__file__).resolve().parent


def c_compiler():
    return shutil.which("clang") or shutil.which("clang-19") or shutil.which("cc")


def measure(exe, options, env):
    """CPU seconds, wall seconds, peak memory in MB, and what the program prints; None if it fails."""
    told, tell = os.pipe()
    with open(told) as figures:
        run = f'exec 3>&{tell}; exec "$0" "$1"'
        done = subprocess.run(["bash", "-c", run, options.measure, exe], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env,
                              pass_fds=[tell])
        os.close(tell)
        if done.returncode:
            return None
        cpu, wall, kilobytes = map(float, figures.read().split())
        return cpu, wall, kilobytes / 1024, done.stdout


def version(go):
    text = subprocess.run([*go, "version"], capture_output=True, text=True).stdout
    found = re.search(r"\bgo\d[\w.]*|\btinygo\b|\bllgo\b", text)
    return found[0] if found else go[0]


def peers_of(options):
    """Compilers by name: a function from source and output to a command. Ours come first, then every Go there is."""
    sides = {f"gosubc-{policy}": lambda src, out, policy=policy: [*options.gosubc, "build", f"-escape={policy}", "-o", out, src]
             for policy in ("go", "off")}
    for go in [shlex.split(c) for c in options.go] + [["go"], ["tinygo"], ["llgo"]]:
        if shutil.which(go[0]):
            sides.setdefault(version(go), lambda src, out, go=go: [*go, "build", "-o", out, src])
    if shutil.which("gccgo"):
        sides["gccgo"] = lambda src, out: ["gccgo", "-O2", "-o", out, src]
    return sides


def build(command, source):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "GOTOOLCHAIN": "local"})
    if done.returncode:
        print(f"{source.name}: {shlex.join(command)}: {done.stderr}", file=sys.stderr)
    return done.returncode == 0


def build_all(sides, source, tmp):
    exes = {name: f"{tmp}/{source.stem}-{name}" for name in sides}
    return {name: exe for name, exe in exes.items() if build(sides[name](str(source), exe), source)}


def least(exes, options, env):
    """Of interleaved runs: least CPU and wall seconds and megabytes of each, and its output."""
    best = {}
    for _ in range(options.n):
        for name, exe in exes.items():
            if new := measure(exe, options, env):
                old = best.get(name, new)
                best[name] = (*map(min, new[:3], old[:3]), new[3])
    return best


def ops(options, tmp, sides):
    env = {**os.environ, "GOMAXPROCS": str(options.procs)}
    names = [p for p in sorted((HERE / "ops").glob("*.go")) if p.stem == "empty" or re.search(options.only, p.stem)]
    names.sort(key=lambda p: p.stem != "empty")
    base, peers = {}, list(sides)
    print(f"{'operation, CPU ns':24}" + "".join(f"{p:>12}" for p in peers) + f"{'ratio':>8}")
    for source in names:
        cpu = {p: b[0] for p, b in least(build_all(sides, source, tmp), options, env).items()}
        if source.stem == "empty":
            base = cpu
            continue
        n = int(re.search(r"// ops: (\d+)", source.read_text())[1])
        ns = [(cpu.get(p, float("nan")) - base.get(p, 0)) * 1e9 / n for p in peers]
        ratio = ns[0] / ns[1] if len(ns) > 1 else float("nan")
        print(f"{source.stem:24}" + "".join(f"{x:12.1f}" for x in ns) + f"{ratio:8.2f}", flush=True)


def geomean(ratios):
    return statistics.geometric_mean(ratios) if ratios else float("nan")


def c_twin(source):
    """How the C program of the same name is built, where there is one."""
    twin = source.with_suffix(".c")
    return {"C": lambda _, out: [c_compiler(), "-O2", "-o", out, str(twin)]} if twin.exists() else {}


def programs(options, tmp, sides):
    names = [*sides, "C"]
    peer = next((name for name in sides if not name.startswith("gosubc")), None)
    print(f"\n{'program':16}" + "".join(f"{name:>21}" for name in names) + f"{'against ' + (peer or '-'):>20}")
    print(f"{'':16}" + f"{'cpu s':>8}{'wall':>7}{'MB':>6}" * len(names) + f"{'cpu':>12}{'memory':>8}")
    ratios, memory = [], []
    for source in options.programs or sorted((HERE / "programs").glob("*.go")):
        if not re.search(options.only, source.stem):
            continue
        best = least(build_all({**sides, **c_twin(source)}, source, tmp), options, os.environ)
        row = "".join(f"{c:8.2f}{w:7.2f}{m:6.0f}" for c, w, m, _ in (best.get(n, (float("nan"),) * 4) for n in names))
        if peer in best and "gosubc-go" in best:
            ratios.append(best["gosubc-go"][0] / best[peer][0])
            memory.append(best["gosubc-go"][2] / best[peer][2])
            row += f"{ratios[-1]:12.2f}{memory[-1]:8.2f}"
        if len({out for *_, out in best.values()}) > 1:
            row += "  prints differ"
        print(f"{source.stem:16}{row}", flush=True)
    if ratios:
        print(f"{'geometric mean':16}" + " " * 21 * len(names) + f"{geomean(ratios):12.2f}{geomean(memory):8.2f}")
        print(f"{'greatest':16}" + " " * 21 * len(names) + f"{max(ratios):12.2f}{max(memory):8.2f}")


def stops(options, tmp, sides):
    columns = [f"{p} {what}" for p in sides for what in ("p50", "p90", "max")]
    print(f"\n{'stops, microseconds':24}" + "".join(f"{c:>16}" for c in columns))
    for source in sorted((HERE / "stops").glob("*.go")):
        if not re.search(options.only, source.stem):
            continue
        exes = build_all(sides, source, tmp)
        row = []
        for p in sides:
            took = subprocess.run([exes[p]], capture_output=True, text=True).stderr if p in exes else ""
            row += (took.split() + ["-"] * 3)[:3]
        print(f"{source.stem:24}" + "".join(f"{v:>16}" for v in row), flush=True)


def builds(options, tmp, have_go):
    if not re.search(options.only, "build"):
        return
    source = Path(tmp) / "hello/main.go"
    source.parent.mkdir()
    (source.parent / "go.mod").write_text("module hello\n\ngo 1.26\n")
    peers = {"gosubc": [*options.gosubc, "build", "-o", f"{tmp}/h1", "."]}
    if have_go:
        peers["go"] = ["go", "build", "-o", f"{tmp}/h2", "."]
    print(f"\n{'build, seconds wall':24}" + "".join(f"{p:>10}" for p in peers) + f"{'ratio':>8}")
    for title, changing in ("warm", False), ("one line changed", True):
        best = {}
        for i in range(options.n + 2):
            source.write_text('package main\n\nfunc main() { println("hello", %d) }\n' % (time.time_ns() if changing else 0))
            for name, argv in peers.items():
                start = time.perf_counter()
                subprocess.run(argv, cwd=source.parent, check=True)
                if i:  # the first fills the caches
                    best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
        ratio = best["gosubc"] / best["go"] if have_go else float("nan")
        print(f"{title:24}" + "".join(f"{best[p]:10.3f}" for p in peers) + f"{ratio:8.2f}")


def std_packages(tmp):
    """The packages of the standard library as gosubc selects them: pure Go, no experiments. Imports come first."""
    template = '{{if .GoFiles}}{{.ImportPath}}{{"\\t"}}{{.Dir}}{{range .GoFiles}}{{"\\t"}}{{.}}{{end}}{{end}}'
    env = {**os.environ, "CGO_ENABLED": "0", "GOEXPERIMENT": "none"}
    text = subprocess.run(["go", "list", "-tags", "purego", "-deps", "-f", template, "std"], env=env, cwd=tmp, check=True,
                          capture_output=True, text=True).stdout
    lines = [line for line in text.splitlines() if line and not line.startswith("unsafe\t")]
    (Path(tmp) / "std.list").write_text("".join(line + "\n" for line in lines))
    return [line.split("\t")[0] for line in lines]


def stages(argv, env):
    """CPU seconds of parse and check, peak memory in MB, and what was read, from a table that ends in a summary."""
    text = subprocess.run(argv, env=env, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    cpu = {m[1]: float(m[2]) for m in re.finditer(r"(?m)^(parse|check) +([\d.]+)", text)}
    read, peak = re.search(r"(?m)^(\d+ packages, \d+ files, \d+ lines); peak memory (\d+) MB$", text).groups()
    return cpu["parse"], cpu["check"], int(peak), read


def frontend(options, tmp):
    packages = std_packages(tmp)
    yardstick = f"{tmp}/frontend"
    if not build(["go", "build", "-o", yardstick, str(HERE / "frontend/main.go")], HERE / "frontend/main.go"):
        return
    one = {**os.environ, "GOMAXPROCS": "1"}
    sides = {
        "gosubc": ([*options.gosubc, "check", "-timings", *packages], one),
        "go, types recorded": ([yardstick, f"{tmp}/std.list"], one),
        "the same, GOMAXPROCS unset": ([yardstick, f"{tmp}/std.list"], {k: v for k, v in one.items() if k != "GOMAXPROCS"}),
        "the same, trees kept": ([yardstick, "-keep", f"{tmp}/std.list"], one),
        "the same, GOGC=off": ([yardstick, f"{tmp}/std.list"], {**one, "GOGC": "off"}),
        "go, types not recorded": ([yardstick, "-info=false", f"{tmp}/std.list"], one),
    }
    runs = {name: [] for name in sides}
    for _ in range(options.n):
        for name, (argv, env) in sides.items():
            runs[name].append(stages(argv, env))
    read = {r[3] for rs in runs.values() for r in rs}
    if len(read) != 1:
        sys.exit(f"the two sides read different things: {read}")
    lines = int(re.search(r"(\d+) lines", (what := read.pop()))[1])
    print(f"\nfront end: {what}; medians of {options.n}")
    print(f"{'':28}{'parse, s':>10}{'lines/s':>10}{'ratio':>7}{'check, s':>10}{'lines/s':>10}{'ratio':>7}{'peak, MB':>10}")
    ours = None
    for name, rs in runs.items():
        parse, check, peak = (statistics.median(column) for column in list(zip(*rs))[:3])
        ours = ours or (parse, check)
        print(f"{name:28}{parse:10.3f}{lines / parse:10.0f}{parse / ours[0]:7.2f}"
              f"{check:10.3f}{lines / check:10.0f}{check / ours[1]:7.2f}{peak:10.0f}")


def code_size(path):
    """Bytes of sections .text… of an ELF64 object."""
    data = Path(path).read_bytes()
    at, count, names = (int.from_bytes(data[i:i + n], "little") for i, n in ((40, 8), (60, 2), (62, 2)))
    word = lambda section, offset, n: int.from_bytes(data[at + 64 * section + offset:][:n], "little")
    if not count:
        count, names = word(0, 32, 8), word(0, 40, 4) if names == 0xffff else names
    start = word(names, 24, 8)
    return sum(word(i, 32, 8) for i in range(count) if data[start + word(i, 0, 4):].startswith(b".text"))


def compile_package(gosubc, package, tmp):
    """CPU seconds, peak memory in MB, bytes of code; None when it does not compile."""
    command = [*gosubc, "build", "-a", "-c", "-O2", "-o", f"{tmp}/object.o", package]
    pid = os.fork()
    if pid == 0:
        with open(os.devnull, "w") as null:
            os.dup2(null.fileno(), 1)
            os.dup2(null.fileno(), 2)
        os.execvp(command[0], command)
    _, status, used = os.wait4(pid, 0)
    return None if status else (used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code_size(f"{tmp}/object.o"))


def library(options, tmp):
    sides = {"gosubc": options.gosubc, **({"base": options.base} if options.base else {})}
    listed = subprocess.run(["go", "list", "std"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    totals = {name: [0, 0, 0] for name in sides}
    print(f"\nlibrary: CPU s, peak MB, bytes of code; least of {options.n}")
    for package in (p for p in listed if re.search(options.only, p) and "vendor/" not in p):
        least = {}
        for _ in range(options.n):
            for name, gosubc in sides.items():
                got = compile_package(gosubc, package, tmp)
                least[name] = got and tuple(map(min, zip(got, least.get(name) or got)))
        if not all(least.values()):
            continue
        print(f"{package:28}" + "".join(f"  {name} {cpu:7.2f} {mb:6.0f} {size:9}" for name, (cpu, mb, size) in least.items()))
        for name, figures in least.items():
            totals[name] = [a + b for a, b in zip(totals[name], figures)]
    print(f"{'sum':28}" + "".join(f"  {name} {cpu:7.2f} {mb:6.0f} {size:9}" for name, (cpu, mb, size) in totals.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("modes", nargs="*", metavar="MODE", help="ops, programs, stops, http, builds, frontend, library (default: all)")
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--only", default="")
    parser.add_argument("-n", type=int, default=3)
    parser.add_argument("--procs", type=int, default=1, help="GOMAXPROCS of ops")
    parser.add_argument("--go", action="append", default=[], metavar="CMD", help="another go command, before that on PATH")
    parser.add_argument("--programs", nargs="+", type=Path, metavar="FILE", help="these instead of programs/*.go")
    parser.add_argument("--seconds", type=int, default=20, help="of load: http")
    parser.add_argument("--base", type=shlex.split, metavar="CMD", help="another gosubc to compare with: library")
    options = parser.parse_args()
    have_go = shutil.which("go") is not None
    modes = options.modes or MODES
    if set(modes) - set(MODES):
        parser.error(f"no such mode; there are {', '.join(MODES)}")
    sides = peers_of(options)
    with tempfile.TemporaryDirectory() as tmp:
        options.measure = f"{tmp}/measure"
        subprocess.run([c_compiler(), "-O2", "-o", options.measure, HERE / "measure.c"], check=True)
        two = {name: sides[name] for name in [n for n in sides if n != "gosubc-off"][:2]}
        if "ops" in modes:
            ops(options, tmp, two)
        if "programs" in modes:
            programs(options, tmp, sides)
        if "stops" in modes:
            stops(options, tmp, two)
        if "http" in modes:
            http.run(two, tmp, options.seconds)
        if "builds" in modes:
            builds(options, tmp, have_go)
        if "frontend" in modes and have_go:
            frontend(options, tmp)
        if "library" in modes and have_go:
            library(options, tmp)
    return 0


if __name__ == "__main__":
    sys.exit(main())
