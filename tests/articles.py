#!/usr/bin/env python3
"""The programs of articles/articles.txt, verbatim, as the real Go answers.    articles.py --gosubc CMD

A module as in test_command.py: the commands are the go command's, each in a folder; `--update --go GO` writes what the real
Go prints. Heap profiles are read with the Go tree's own `go tool pprof`: those of benchmarks, and of a service that runs.
"""
import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

import test_command

GOSUBC = ["gosubc"]
HERE = Path(__file__).resolve().parent / "articles"
ADDRESS = "localhost:6060"


def answer(cmd, line, top, env):
    """A command in its folder, standard error first, without the lines that name packages above their decisions."""
    folder, verb, *args = shlex.split(line)
    verb = [verb] + (["-O0"] if cmd == GOSUBC else [])
    done = subprocess.run(cmd + verb + args, cwd=top / folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    text = test_command.blot(f"{done.stderr}{done.stdout}[exit {done.returncode}]\n", top, env["GOROOT"])
    return re.sub(r"[ \t]+N B/op", " N B/op", re.sub(r"(?m)^# \S+\n", "", text))


def modules():
    """Where they are, the file's parts, and the environment of commands."""
    top = Path(tempfile.mkdtemp(prefix="gosubc-articles-")).resolve()
    head, files = test_command.read(HERE / "articles.txt")
    test_command.unpack(files, top)
    return top, head, files, {**test_command.environment(), "GOMAXPROCS": "2"}


class Service:
    """The program that serves its profiles."""

    def __init__(self, exe, env):
        self.process = subprocess.Popen([exe], env=env)

    def __enter__(self):
        for _ in range(200):
            try:
                return self.get("")
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("the service does not answer")

    def get(self, path):
        with urllib.request.urlopen(f"http://{ADDRESS}/debug/pprof/{path}", timeout=30) as r:
            return r.read().decode(errors="replace")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


class Articles(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        test_command.GOSUBC = GOSUBC
        cls.top, _, cls.files, cls.env = modules()
        cls.addClassCleanup(shutil.rmtree, cls.top, True)

    def gosubc(self, folder, *args):
        subprocess.run(GOSUBC + list(args), cwd=self.top / folder, env=self.env, check=True, stdout=subprocess.PIPE)

    def pprof(self, form, *args):
        """Lines of `go tool pprof -top` and the like. The tool is built when first used, which takes long: in the user's own cache."""
        go = Path(self.env["GOROOT"]) / "bin/go"
        if not go.exists():
            self.skipTest(f"{go} is not there, so neither is its pprof")
        env = {k: v for k, v in self.env.items() if k not in ("XDG_CACHE_HOME", "GOCACHE")} | {"PPROF_TMPDIR": str(self.top)}
        done = subprocess.run([go, "tool", "pprof", form, *args], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_commands(self):
        for line, want in test_command.commands(self.files["commands"]):
            with self.subTest(line):
                self.assertEqual(answer(GOSUBC, line, self.top, self.env), want)

    def test_heap_profile_of_benchmarks(self):
        self.gosubc("memorydemo", "test", "-O0", "-run=^$", "-bench=.", "-benchtime=20ms", "-memprofile=heap.out", "./...")
        heap = str(self.top / "memorydemo/heap.out")
        text = self.pprof("-top", heap)
        for name in ("memorydemo.collectPointerIDs", "memorydemo.collectValueIDs"):
            self.assertRegex(text, rf"(?m)^ *[\d.]+[kM]?B +[\d.]+% +[\d.]+% +[\d.]+[kM]?B +[\d.]+%  {re.escape(name)}$")

        text = self.pprof("-tags", "-sample_index=alloc_space", heap)
        for label in ("site: ", r" demo\.go:\d+:\d+: make\(\[\]int, 0, limit\)", "reason: ", r" \S.*\boutlive the frame"):
            self.assertRegex(text, rf"(?m)^ .*{label}")

    def test_service(self):
        exe = self.top / "service/service"
        self.gosubc("service", "build", "-O0", "-o", str(exe), ".")
        heap = f"http://{ADDRESS}/debug/pprof/heap"
        with Service(exe, {**self.env, "GODEBUG": "memprofilerate=1"}) as index:
            for name in ("allocs", "block", "goroutine", "heap", "mutex", "threadcreate"):
                self.assertIn(f"href='{name}?debug=1'", index)
            goroutines = Service.get(self, "goroutine?debug=2")
            for name in ("main.main()", "net/http.ListenAndServe(...)", "main.main.func1()", "created by main.main in goroutine 1"):
                self.assertIn(name, goroutines)
            self.assertRegex(Service.get(self, "heap?debug=1"), r"heap profile: \d+: \d+ \[\d+: \d+\] @ heap/2\n")
            for i in range(2):  # the second one shows what the first one left
                text = self.pprof("-top", *["-inuse_space", "-nodefraction=0", "-nodecount=1000", heap])
                for name in ("main.main.func1", "net/http.ListenAndServe", "net/http/pprof.init.0", "runtime.main"):
                    self.assertRegex(text, rf"(?m)% +{re.escape(name)}$")
        with Service(exe, self.env):
            self.assertIn("Type: inuse_space", self.pprof("-top", heap))


def update(go):
    top, head, files, env = modules()
    lines = [line for line, _ in test_command.commands(files["commands"])]
    files["commands"] = "".join(f"$ {line}\n{answer([go], line, top, env)}" for line in lines)
    shutil.rmtree(top)
    (HERE / "articles.txt").write_text(head + "".join(f"-- {name} --\n{text}" for name, text in files.items()))


def main():
    global GOSUBC
    ap = argparse.ArgumentParser()
    ap.add_argument("--gosubc", default="gosubc")
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--go", default="go")
    a = ap.parse_args()
    GOSUBC = test_command.GOSUBC = [os.path.abspath(w) if "/" in w else w for w in a.gosubc.split()]
    if a.update:
        update(a.go)
    else:
        unittest.main(argv=[sys.argv[0], "-v"])


if __name__ == "__main__":
    main()
