#!/usr/bin/env python3
"""Speed beside the real Go, in the same run, as ratios.

    bench.py [ops | programs | stops | builds | frontend]... --gosubc CMD [--only RE] [-n RUNS] [--procs N]

ops/*.go: cost of one operation in CPU nanoseconds (`// ops: N` in the file), the empty program subtracted.
programs/*.go: run time under -escape=off, -escape=go and the real Go. builds: a warm and a changed hello program. Runs are interleaved; each figure is the least of them.
frontend: scanner and parser, type checker, in lines per CPU second over the standard library, beside go/parser and
go/types (frontend/main.go) on one thread; medians of interleaved runs."""
import argparse
import os
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MODES = ["ops", "programs", "stops", "builds", "frontend"]
HERE = Path(__file__).resolve().parent


def cpu_and_wall(argv, env):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    status = subprocess.run(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env).returncode
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if status:
        return float("nan"), float("nan")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def build(what, source, out, options):
    if what == "go":
        argv = ["go", "build", "-o", out, str(source)]
    else:
        argv = [*options.gosubc, "build", f"-escape={what.removeprefix('gosubc-')}", "-o", out, str(source)]
    done = subprocess.run(argv, capture_output=True, text=True)
    if done.returncode:
        print(f"{source.name}: {what}: {done.stderr}", file=sys.stderr)
    return done.returncode == 0


def least(programs, options, env):
    best = {name: (float("nan"), float("nan")) for name in programs}
    for _ in range(options.n):
        for name, exe in programs.items():
            cpu, wall = cpu_and_wall([exe], env)
            old = best[name]
            best[name] = (min(cpu, old[0]) if old[0] == old[0] else cpu, min(wall, old[1]) if old[1] == old[1] else wall)
    return best


def ops(options, tmp, peers):
    env = {**os.environ, "GOMAXPROCS": str(options.procs)}
    names = [p for p in sorted((HERE / "ops").glob("*.go")) if p.stem == "empty" or re.search(options.only, p.stem)]
    names.sort(key=lambda p: p.stem != "empty")
    base = {}
    print(f"{'operation, CPU ns':24}" + "".join(f"{p:>10}" for p in peers) + f"{'ratio':>8}")
    for source in names:
        programs = {p: f"{tmp}/{source.stem}-{p}" for p in peers}
        programs = {p: exe for p, exe in programs.items() if build(p, source, exe, options)}
        best = least(programs, options, env)
        if source.stem == "empty":
            base = {p: c for p, (c, _) in best.items()}
            continue
        n = int(re.search(r"// ops: (\d+)", source.read_text())[1])
        ns = {p: (c - base.get(p, 0)) * 1e9 / n for p, (c, _) in best.items()}
        ratio = ns.get(peers[0], float("nan")) / ns.get("go", float("nan"))
        print(f"{source.stem:24}" + "".join(f"{ns.get(p, float('nan')):10.1f}" for p in peers) + f"{ratio:8.2f}", flush=True)


def programs(options, tmp, policies):
    print(f"\n{'program, seconds wall':24}" + "".join(f"{p:>12}" for p in policies))
    for source in sorted((HERE / "programs").glob("*.go")):
        if not re.search(options.only, source.stem):
            continue
        exes = {p: f"{tmp}/{source.stem}-{p}" for p in policies}
        exes = {p: e for p, e in exes.items() if build(p, source, e, options)}
        best = least(exes, options, os.environ)
        print(f"{source.stem:24}" + "".join(f"{best.get(p, (0, float('nan')))[1]:12.2f}" for p in policies), flush=True)


def stops(options, tmp, peers):
    columns = [f"{p} {what}" for p in peers for what in ("p50", "p90", "max")]
    print(f"\n{'stops, microseconds':24}" + "".join(f"{c:>16}" for c in columns))
    for source in sorted((HERE / "stops").glob("*.go")):
        if not re.search(options.only, source.stem):
            continue
        row = []
        for p in peers:
            exe = f"{tmp}/{source.stem}-{p}"
            took = subprocess.run([exe], capture_output=True, text=True).stderr if build(p, source, exe, options) else ""
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
    if not build("go", HERE / "frontend/main.go", yardstick, options):
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("modes", nargs="*", metavar="MODE", help="ops, programs, builds, frontend (default: all)")
    parser.add_argument("--gosubc", default="gosubc", type=shlex.split)
    parser.add_argument("--only", default="")
    parser.add_argument("-n", type=int, default=3)
    parser.add_argument("--procs", type=int, default=1)
    options = parser.parse_args()
    have_go = shutil.which("go") is not None
    modes = options.modes or MODES
    if set(modes) - set(MODES):
        parser.error(f"no such mode; there are {', '.join(MODES)}")
    with tempfile.TemporaryDirectory() as tmp:
        peers = ["gosubc-go"] + (["go"] if have_go else [])
        if "ops" in modes:
            ops(options, tmp, peers)
        if "programs" in modes:
            programs(options, tmp, ["gosubc-off", "gosubc-go"] + (["go"] if have_go else []))
        if "stops" in modes:
            stops(options, tmp, peers)
        if "builds" in modes:
            builds(options, tmp, have_go)
        if "frontend" in modes and have_go:
            frontend(options, tmp)
    return 0


if __name__ == "__main__":
    sys.exit(main())
