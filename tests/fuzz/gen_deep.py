"""Statements of a generated unit that go deep or wide: many loop variables, folded conditions, panics upon panics,
types inside generic functions."""
from gen_types import BOOL, INT, STRING


class Deep:
    """A mixin of Unit, beside Stmts and Control."""

    def do_many(self, depth):
        """More variables than fit a small table, each with an instance per iteration, held by closures."""
        n = self.r.choice([3, 16, 17, 18, 33, 40])
        t, fs = self.integer(), self.name("f")
        names = [self.name("i") for _ in range(n)]
        some = self.r.sample(names, min(n, 3)) + [names[-1]]
        head = f"for {', '.join(names)} := {', '.join(f'{t}({i % 7})' for i in range(n))}; {names[0]} < 3; "
        step = self.r.choice([f"{names[0]}++", f"{names[0]}, {names[-1]} = {names[0]}+1, {names[-1]}+{names[1]}+1"])
        update = "; ".join(f"{x} += {self.r.randint(1, 5)}" for x in dict.fromkeys(some) if x != names[0])
        inside = ["tick()", f"{fs} = append({fs}, func() {t} {{ {update}; return {' + '.join(some)} }})"]
        if self.chance(.3):
            inside.append(f"if {self.expr(BOOL, 1)} {{ continue }}")
        if self.chance(.3):
            inside.append(f"{names[-1]} ^= {names[1]}")
        used = f"{', '.join('_' for _ in names)} = {', '.join(names)}"
        return ("{", [f"var {fs} []func() {t}", (f"{head}{step} {{", [used, *inside], "}"),
                      f"for _, f := range append({fs}, {fs}...) {{ println(f()) }}"], "}")

    def folded(self):
        """A condition that is known in part."""
        call = lambda: f"note({self.count()}, {self.expr(BOOL, 1)})"
        known = self.r.choice(["false", "true", "no", "!no", "len(zero) == 0", "len(zero) > 0", "1 > 2", "!(1 > 2)"])
        made = self.r.choice([f"{known} && {call()}", f"{call()} && {known}", f"{known} || {call()}",
                              f"{call()} || {known}", f"!({known} || {call()})", f"!({known} && {call()})",
                              f"({known} || {call()}) && {call()}", f"{call()} && ({known} && {call()})", known])
        return made

    def do_folded(self, depth):
        x = self.name("n")
        return ("{", ["const no, zero = false, \"\"", "_, _ = no, zero", f"{x} := 0",
                      (f"for {self.folded()} {{", [f"tick(); {x}++", f"if {x} > 2 {{ break }}"], "}"),
                      (f"if {self.folded()} {{", [f"{x} += 10"], f"}} else if {self.folded()} {{ {x} += 20 }}"),
                      ("switch {", [(f"case {self.folded()}:", [f"{x} += 100"], ""),
                                    (f"case {self.folded()}:", [f"{x} += 200"], ""),
                                    ("default:", [f"{x} += 400"], "")], "}"),
                      (f"switch {self.folded()} {{", [(f"case {self.folded()}:", [f"{x} += 1000"], "")], "}"),
                      f"b := {self.folded()}", f"println({x}, b)"], "}")

    def do_deep(self, depth):
        """Each level recovers and panics again, or calls on from its deferred function."""
        f, n = self.name("f"), self.r.choice([3, 50, 400, 900])
        t = self.integer()
        change = f"r += {self.operand(t, 1)}"
        layer = self.r.choice([
            f"defer func() {{ if x := recover(); x != nil {{ r = x.({t}) + 1; if n > 0 {{ panic(r) }} }} }}()",
            f"defer func() {{ {change}; if n > 0 {{ {f}(n - 1) }} }}()",
            "defer func() { x := recover(); if n > 0 { defer func() { panic(x) }() }; panic(1) }()",
            "defer func() { if n % 3 != 0 { panic(n) } }()",
            f"defer func() {{ _ = []int{{1}}[n]; {change} }}()"])
        last = self.r.choice([f"panic({t}(7))", "var p *int; r += {0}(*p)".format(t), f"return r / {t}(n)"])
        calls_itself = f"{f}(n - 1) }} }}()" in layer
        inside = [layer, change if calls_itself else f"if n > 0 {{ return {f}(n - 1) + 1 }}",
                  *([] if calls_itself else [last]), "return"]
        where = self.r.choice(["", "go "])
        run = ("func() {", ["defer func() { done <- 1 }()", f'defer caught("{f}")', f"println({f}({n}))"], "}()")
        return ("{", [f"var {f} func(int) {t}", (f"{f} = func(n int) (r {t}) {{", inside, "}"),
                      "done := make(chan int, 1)", (where + run[0], run[1], run[2]), "<-done"], "}")

    def make_generic_local(self):
        """A generic function with types of its own, in closures too; called with two type arguments."""
        f, s = self.name("gen"), self.name("T")
        choices = [t for t in [INT, STRING, BOOL] + self.named if t.kind in ("int", "string", "bool")]
        inner = self.r.choice([
            (f"type {s} struct {{", ["one T", f"next *{s}", "more []T"], "}"),
            (f"type {s} struct {{", [f"one T; next *{s}", "more []T", f"held map[string]{s}"], "}"),
            ("", [f"type {s}_in struct {{ one T }}",
                  (f"type {s} struct {{", [f"{s}_in", f"next *{s}; more []T"], "}")], "")])
        made = f"&{s}{{next: &{s}{{more: []T{{x, y}}}}}}"
        body = self.r.choice([
            [inner, f"p := {made}", "p.one = x", "return p.one == p.next.more[1], *p.next, p"],
            [("mk := func(x T) any {", [inner, f"p := {made}; p.one = x", "return *p"], "}"),
             "a, b := mk(x), mk(y)", "_, same := a.(interface{ none() }); return same, a, b"],
            [inner, ("for i := range 2 {", [f"type {s} struct {{ one T; n int }}", f"_, is := any({s}{{x, i}}).({s})",
                                            "if !is { panic(i) }"], "}"),
             f"p := {made}; _, is := any(*p).({s}); return is, p.next.more[0], p"]])
        self.tree.append((f"func {f}[T comparable](x, y T) (bool, any, any) {{", ["tick()", *body], "}"))
        self.local_generics.append((f, choices))

    def do_generic_local(self, depth):
        if not self.local_generics:
            return self.do_many(depth)
        (f, choices), x = self.r.choice(self.local_generics), self.name("x")
        t, u = self.r.choice(choices), self.r.choice(choices)
        call = lambda of: f"{f}({self.operand(of, 1)}, {self.operand(of, 1)})"
        return ("{", [f"a, b, c := {call(t)}", f"{x}, d, e := {call(u)}", f"println(a, {x})",
                      "switch y := b.(type) { case " + ", ".join(dict.fromkeys(str(c) for c in choices)) +
                      ": show(\"plain\", y); default: println(\"made\") }",
                      self.guarded("println(b == d, c == e)")], "}")
