#!/usr/bin/env python3
"""Sources that are deep, long or large: gosubc answers each with a result or a clear error, soon, in bounded memory.

    robust.py --gosubc CMD [-k WORD] [-v]

Each case is a program's declarations beside what `gosubc check` says first ("" for nothing). A case fails when the
compiler dies, says something else, or needs more processor time or memory than LIMIT. Those of BUILD are compiled too.
"""
import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile

CPU_SECONDS = 20  # a few times what a slow machine needs
MEMORY = 3 << 30

M = 10**6
DEEP = r"nested too deeply \(more than 1000 levels\)"
LONG = r"nested too deeply \(more than 10000 levels\)"
PARTS = r"more than 100000 parts"


def body(text):
    return "func f(a, b int, s string, p bool) {\n" + text + "\n}\n"


def each(n, form):
    return "".join(form.replace("$+", str(i + 1)).replace("$", str(i)) for i in range(n))


def doubling(form, first="type A0 = int\n", n=50):
    return first + "".join(form.replace("$-", str(i - 1)).replace("$", str(i)) for i in range(1, n))


CASES = {
    # Depth: a tree is walked by recursion.
    "parentheses": ("var x = " + "(" * M + "1" + ")" * M, DEEP),
    "parentheses-open": ("var x = " + "(" * M, DEEP),
    "parentheses-closed": (")" * M, "non-declaration statement"),
    "brackets": ("var x " + "[]" * M + "int", DEEP),
    "unary": ("var x = -" + " -" * M + "1", DEEP),
    "blocks": (body("{" * M + "}" * M), DEEP),
    "blocks-open": (body("{" * M), DEEP),
    "else-if": (body(each(10**5, "if a == $ {\n} else ") + "{}"), LONG),
    "else-if-fine": (body(each(2000, "if a == $ {\n} else ") + "{}"), ""),
    "function-literals": ("var x = " + "func() { _ = " * M + "1" + "}" * M, DEEP),
    "loops": (body("for {" * 10**5 + "}" * 10**5), DEEP),
    "switches": (body("switch a { case 1: " * 10**5 + "}" * 10**5), DEEP),
    "literals": ("type T []T\nvar x = T" + "{" * 10**5 + "}" * 10**5, DEEP),
    "calls": ("func g(a int) int\nvar x = " + "g(" * 10**5 + "1" + ")" * 10**5, DEEP),
    "sum-of-constants": ("var x = " + "1+" * M + "1", LONG),
    "sum-of-variables": (body("_ = " + "a+" * 9000 + "a"), ""),
    "concatenation": (body("_ = " + "s+" * 10**5 + "s"), LONG),
    "selectors": ("type T struct{ t *T }\nvar x *T\nvar y = x" + ".t" * 10**5, LONG),
    "indexes": ("type T []T\nvar x T\nvar y = x" + "[0]" * 10**5, LONG),
    "call-chain": ("type F func() F\nvar x F\nvar y = x" + "()" * 9000, ""),
    # Types.
    "pointers": ("var x " + "*" * 10000 + "int", DEEP),
    "pointers-fine": ("var x " + "*" * 900 + "int\nvar y any = x", ""),
    "structs": ("var x " + "struct{a " * 10000 + "int" + "}" * 10000, DEEP),
    "functions": ("var x " + "func(" * 10000 + "int" + ")" * 10000, DEEP),
    "instances": ("type G[T any] struct{x T}\nvar x " + "G[" * 10000 + "int" + "]" * 10000, DEEP),
    "channels": ("var x " + "<-chan " * M + "int", DEEP),
    "chain-of-structs": (each(10**4, "type T$ struct { p T$+ }\n") + "type T10000 int\nvar x any = T0{}", ""),
    "chain-of-aliases": (each(10**4, "type T$ = T$+\n") + "type T10000 int\nvar x any = T0(1)", ""),
    "chain-of-types": (each(10**4, "type T$ T$+\n") + "type T10000 int\nvar x any = T0(1)", ""),
    "chain-of-interfaces": (each(10**4, "type T$ interface { T$+ }\n") + "type T10000 interface{}", ""),
    "chain-of-embedding": (each(10**4, "type T$ struct { T$+ }\n") + "type T10000 struct { z int }\n"
                           "func (T10000) m() {}\nvar x T0\nvar y = x.z\nvar i interface { m() } = x", ""),
    "mutual-recursion": (each(10**4, "type T$ struct { p *T$+ }\n") + "type T10000 struct { p *T0 }\nvar x any = T0{}", ""),
    "infinite-types": (each(10**4, "type T$ struct { p T$+ }\n") + "type T10000 struct { p T0 }",
                       "invalid recursive type T0"),
    "infinite-aliases": (each(10**4, "type T$ = T$+\n") + "type T10000 = T0", "invalid recursive type T0"),
    "infinite-instances": ("type T[P any] struct { p *T[T[P]] }\nvar x T[int]", "instantiation cycle"),
    "doubling-struct": (doubling("type A$ = struct{ a, b *A$- }\n") + "var x A49\nvar y any = x", PARTS),
    "doubling-function": (doubling("type A$ = func(A$-) A$-\n") + "var x A49", PARTS),
    "doubling-instance": ("type P[A, B any] struct{ a *A; b *B }\n" + doubling("type A$ = P[A$-, A$-]\n") + "var x A49",
                          PARTS),
    "doubling-inferred": ("type P[A, B any] struct{ a *A; b *B }\nfunc g[T any](x T) (p P[T, T]) { return }\nvar x = "
                          + "g(" * 50 + "1" + ")" * 50, PARTS),
    "doubling-generic-alias": ("type A[T any] = struct{ a, b *T }\nvar x " + "A[" * 50 + "int" + "]" * 50, PARTS),
    "growing-instances": ("type P[A, B any] struct{ a *A; b *B }\n"
                          + each(40, "func f$[T any](x any) { var p P[T, T]; f$+[P[T, T]](p) }\n")
                          + "func f40[T any](x any) {}\nfunc g() { f0[int](nil) }", ""),
    "doubling-named": (doubling("type T$ struct { a, b T$- }\n", "type T0 struct{}\n")
                       + "var x, y T49\nvar z = x == y\nvar m map[T49]int\nvar p *T49", ""),
    "diamonds": (doubling("type A$ struct { T$- }\ntype B$ struct { T$- }\ntype T$ struct { A$; B$ }\n",
                          "type T0 struct{ z int }\n") + "var x *T49\nvar y = x.w", r"x\.w undefined"),
    "array-length": ("var y [1<<70]int", r"invalid array length 1 << 70"),
    "array-size": (body("var x [1<<50]int\n_ = x"), "larger than address space"),
    "array-index": ("var x = [1<<40]int{1<<39: 1}", ""),
    # Constants.
    "long-integer": ("const x = " + "7" * 10**7, "excessively long constant"),
    "long-float": ("const x = 0." + "7" * 10**7, "excessively long constant"),
    "long-imaginary": ("const x = " + "7" * 10**6 + "i", "excessively long constant"),
    "exponents": ("const x = 1e1000000000", "malformed constant: 1e1000000000"),
    "shift": ("const x = 1 << 1e9", "invalid shift count 1e9"),
    "shift-overflow": ("const x = 1 << 513", "constant shift overflow"),
    "squares": (doubling("const c$ = c$- * c$-\n", "const c0 = 3\n", 100), "constant multiplication overflow"),
    "squares-float": (doubling("const c$ = c$- * c$-\n", "const c0 = 1.5\n", 100), "not representable"),
    "sum-of-fractions": ("var x = " + "+".join("1.0/%d" % i for i in range(1, 5000)), ""),
    "chain-of-constants": (each(10**4, "const c$ = c$+ + 1\n") + "const c10000 = 1", ""),
    "string-doubling": (doubling('const c$ = c$- + c$-\n', 'const c0 = "ab"\n', 22), ""),
    # Length.
    "string": ('var x = "' + "a" * 10**7 + '"', ""),
    "raw-string": ("var x = `" + "a\n" * 5 * M + "`", ""),
    "rune": ("var x = '" + "a" * 10**7 + "'", "more than one character in rune literal"),
    "identifier": ("var " + "x" * M + " int", ""),
    "comment": ("/*" + "a" * 10**7 + "*/", ""),
    "long-line": ("var x = 1; " * 10**4, "x redeclared"),
    "control-bytes": ("\x01" * 10**5, r"invalid character U\+0001"),
    "literal": ("var x = []int{" + "1," * M + "}", ""),
    "literal-of-structs": ("type T struct{ a, b int }\nvar x = []T{" + "{1,2}," * 10**5 + "}", ""),
    "literal-of-slices": ("type T struct{ a int; c []int }\nvar x = []T{" + each(20000, "{$, []int{$}},") + "}", ""),
    "literal-map": ("var x = map[int]int{" + each(10**5, "$: 1,") + "}", ""),
    "declarations": (each(10**5, "var v$ int\n"), ""),
    "methods": ("type T int\n" + each(10**5, "func (T) m$() {}\n"), ""),
    "interface-methods": ("type I interface {\n" + each(10**5, "m$()\n") + "}\nvar x I", ""),
    "fields": ("type T struct {\n" + each(10**5, "f$ int\n") + "}\nvar x any = T{}", ""),
    "cases": (body("switch a {\n" + each(10**5, "case $:\n") + "}"), ""),
    "duplicate-cases": (body("switch a {\n" + "case 1:\n" * 10**4 + "}"), "duplicate case 1"),
    "type-cases": ("func g(x any) {\nswitch x.(type) {\n" + each(2000, "case [$]int:\n") + "}\n}", ""),
    "locals": (body(each(10**5, "v$ := $\n_ = v$\n")), ""),
    "labels": (body(each(10**4, "L$: goto L$\n")), ""),
    "gotos": (body(each(20000, "L$: a += $\n") + each(20000, "if a % 7 == $ { goto L$ }\n")), ""),
    "type-parameters": ("func g[" + ",".join("T%d any" % i for i in range(10**4)) + "]() {}", ""),
    "parameters": ("func g(" + ",".join("a%d int" % i for i in range(66000)) + ") {}\nvar x any = g", ""),
    "arguments": ("func g(...int) {}\nfunc h() { g(" + "1," * 10**5 + ") }", ""),
    "errors": (body("a = missing\n" * 10**5), "undefined: missing"),
    "syntax-errors": ("func ) {\n" * 10**5, "syntax error"),
}

# What `gosubc build` says where that is more than `gosubc check`.
BUILD = {
    "sum-of-variables": "", "pointers-fine": "", "chain-of-structs": "", "string": "", "literal-of-structs": "",
    "growing-instances": PARTS, "parameters": "", "literal-of-slices": "", "gotos": "",
}


# Built with optimisation too.
OPTIMISED = {"gotos"}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(command):
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limit)
    return p.returncode, p.stdout.decode("utf-8", "replace")


def defect(status, output, expected):
    """What is wrong with an answer, or None."""
    first = output.split("\n", 1)[0][-300:]
    if status < 0:
        return "died of signal %d" % -status
    if "internal error" in output or "out of memory" in output:
        return first
    if not expected:
        return None if status == 0 else "expected no error: " + first
    if status != 1 or not re.search(expected, output):
        return "expected %r: status %d, %s" % (expected, status, first)
    return None


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--gosubc", required=True)
    ap.add_argument("-k", metavar="WORD", default="", help="only cases whose name contains it")
    ap.add_argument("-v", action="store_true", help="name each case with the processor time of it")
    args = ap.parse_args()
    failures = ran = 0
    with tempfile.TemporaryDirectory(prefix="robust-") as folder:
        os.environ.setdefault("XDG_CACHE_HOME", folder)
        path, program = os.path.join(folder, "main.go"), os.path.join(folder, "main")
        for name, (text, expected) in CASES.items():
            if args.k not in name:
                continue
            with open(path, "w") as f:
                f.write("package main\n\nfunc main() {}\n\n" + text + "\n")
            commands = [(["check"], expected)]
            if name in BUILD:
                commands.append((["build", "-O0", "-o", program], BUILD[name]))
            if name in OPTIMISED:
                commands.append((["build", "-O2", "-o", program], BUILD[name]))
            for command, answer in commands:
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                wrong = defect(*run([args.gosubc] + command + [path]), answer)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                ran += 1
                if args.v:
                    print("%s %s: %.1f s" % (command[0], name, after.ru_utime + after.ru_stime
                                             - before.ru_utime - before.ru_stime))
                if wrong:
                    failures += 1
                    print("FAIL %s %s: %s" % (command[0], name, wrong))
    print("%d of %d answers as expected" % (ran - failures, ran))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
