"""Statements of a generated unit, each a shape of its own: goroutines whose order the channels decide, iterators inside
iterators, embedded interfaces, type switches on type parameters, tables of conversions and shifts, large frames."""
from gen_types import BASIC, BOOL, INT, INTS, SCALARS, STRING

TEXTS = ['"a\\xffb"', '"\\xe2\\x82"', '"\\xed\\xa0\\x80z"', '"\\xf4\\x90\\x80\\x80"', '"é\\x80\\u20ac\\xc0"', '"\\U0010ffff\\xfe"', '""']


class Shapes:
    """A mixin of Unit, beside Stmts, Control and Deep."""

    def do_workers(self, depth):
        """Each has its own channels; results are taken in order, or added up."""
        t, n = self.integer(), self.r.randint(1, 5)
        work = self.r.choice([f"r += x * {t}(w + 1)", f"if x&1 == 0 {{ continue }}; r ^= x", f"r = max(r, x-{t}(w))"])
        taken = self.r.choice([f"for w := range out {{ println(w, <-out[w]) }}",
                               f"var all {t}; for w := range out {{ all += <-out[w] }}; println(all)",
                               "for w := len(out) - 1; w >= 0; w-- { r, ok := <-out[w]; println(r, ok); _, ok = <-out[w]; println(ok) }"])
        size = self.r.choice(["", ", 1", f", {n}"])
        return ("{", [f"var in, out [{n}]chan {t}",
                      (f"for w := range in {{ in[w], out[w] = make(chan {t}{size}), make(chan {t}{size})", [
                          ("go func() {", [f"defer close(out[w]); var r {t}", f"for x := range in[w] {{ {work} }}", "out[w] <- r"],
                           "}()")], "}"),
                      f"for i := range {self.r.randint(1, 9)} {{ in[i%{n}] <- {t}(i) + {self.operand(t, 1)} }}",
                      "for w := range in { close(in[w]) }", taken], "}")

    def do_choose(self, depth):
        """A select of several cases in a loop with a label; what is printed does not depend on which comes first."""
        t, pick = self.scalar(), self.name("pick")
        leave = self.r.choice([f"break {pick}", f"left--; continue {pick}", f"if left--; left > 0 {{ continue }}; break {pick}"])
        return ("{", [f"a, b, stop := make(chan {t}), make(chan int, 2), make(chan bool)",
                      f"var none chan {t}; n, left, seen := 0, 3, 0",
                      f"go func() {{ for range 3 {{ a <- {self.operand(t, 1)} }}; b <- 1; b <- 2; close(stop) }}()",
                      (f"{pick}: for n < 50 {{ n++", [("select {", [
                          ("case x, ok := <-a:", [f"_ = x; if ok {{ seen++ }}"], ""),
                          ("case x := <-b:", ["seen += 10 * x"], ""),
                          (f"case none <- {self.operand(t, 1)}:", ["seen = -1"], ""),
                          ("case <-none:", ["seen = -2"], ""),
                          ("case <-stop:", ["for len(b) > 0 { seen += 10 * <-b }", leave], "")], "}"),
                                                 f"if seen == 33 && left < 1 {{ continue {pick} }}"], "}"), "println(seen)"], "}")

    def do_nested_iterators(self, depth):
        """Loops over functions in each other, with labels, deferred calls, and returns through both."""
        i, k, outer, n = self.name("i"), self.name("k"), self.name("outer"), self.r.randint(2, 4)
        jump = self.r.choice([f"continue {outer}", f"break {outer}", "break", "continue", "return r", f"panic({self.literal(INT)})"])
        shown = self.r.choice([i, f"{i}*10 + {k}"])
        late = self.r.choice([f'defer println("late", {shown})', f"defer func() {{ r += {shown} }}()",
                              f'defer func() {{ if x := recover(); x != nil {{ show("in", x); r = -{shown} }} }}()', f"r += {shown}"])
        inside = [f"if {self.expr(BOOL, 1)} || {i} == 1 && {k} == 1 {{ {jump} }}", f"r += {k}",
                  f"if r < -1000 {{ continue {outer} }}"]
        inside.insert(self.r.randint(0, 2), late)
        over = [self.r.choice([f"range upto({n})", f"range {n}", f"range (&stack[int]{{}}).push(1).push(2).push({n}).all"]) for _ in range(2)]
        loop = (f"for {k} := {over[1]} {{", inside, "}")
        return self.guarded(("f := func() (r int) {", [(f"{outer}: for {i} := {over[0]} {{", [loop, f"r += 100 * {i}"], "}"), "return"], "}"),
                            "println(f())")

    def do_embedded(self, depth):
        """Interfaces in interfaces and in structs; methods that hide those of deeper ones; method values and expressions."""
        a, b, c, s, u = (self.name(p) for p in "IIISS")
        t = self.scalar()
        made = self.r.choice([f"{u}{{{s}{{held: {self.operand(t, 1)}}}, 2}}", f"&{u}{{{s}{{held: {self.operand(t, 1)}}}, 3}}"])
        mine = f"{s}{{held: {self.operand(t, 1)}}}"
        uses = [f"g, h := x.one, {c}.two; {self.dump(t, 'g()')}; println(h(x))", "println(x.(interface{ three() int }).three())",
                f"_, ok := any(x).({a}); _, no := any(x).(interface{{ four() }}); println(ok, no)",
                f"y := struct {{ {a}; n int }}{{x, 1}}; {self.dump(t, 'y.one()')}; println({a}(y) == {a}(y))",
                f"var z {b} = x; {self.dump(t, 'z.one()')}; switch z.(type) {{ case interface {{ {c}; four() }}: println(4); case {c}: println(3) }}",
                f"println({b}(x) == {a}(x).({b}), any(x) == any({made.lstrip('&')}))", f"defer {a}.one(x)", "func() { var n " + c + "; n.two() }()"]
        self.tree += [f"type {a} interface {{ one() {t} }}", f"type {b} interface {{ {a}; two() int }}",
                      f"type {c} interface {{ {a}; {b}; three() int }}", f"type {s} struct {{ held {t}; other int; _ int8 }}",
                      f"type {u} struct {{ {s}; next int }}", f"func (x {s}) one() {t} {{ return x.held }}",
                      f"func (x {s}) two() int {{ return x.other + 2 }}", f"func (x {s}) three() int {{ return 3 }}",
                      f"func (x {u}) two() int {{ return x.next + x.{s}.two()*10 }}"]
        return self.guarded(f"var x {c} = {self.r.choice([made, mine])}; _ = x", *self.r.sample(uses, 3))

    def do_converted(self, depth):
        """From one numeric type through others and back."""
        a, b, c = self.integer(), self.r.choice(INTS), self.r.choice(INTS)
        f, x = self.r.choice([BASIC["float64"], BASIC["float32"]]), self.name("x")
        values = ", ".join(self.operand(a, 1) for _ in range(4))
        count = self.r.choice([self.r.choice(INTS), BASIC["uint8"]])
        shifts = [f"{x} {op} {count}({n})" for op in ("<<", ">>") for n in self.r.sample([0, 1, 7, 8, 31, 32, 63, 64, 65, 100, 127], 2)]
        moved = f"({count}(n) & 127)"
        return ("{", [(f"for n, {x} := range []{a}{{{values}}} {{ _ = n", [
            f"println({b}({x}), {c}({b}({x})), {a}({c}({x})), {b}({x}) < {b}({c}({x})))",
            f"println({', '.join(shifts)}, {x} << {moved}, {x} >> {moved}, ^{x} >> ({moved} * 16 & 127))",
            f"dFloat({f}({x})); dFloat(float32({x})); println({a}(near({f}({x}))), {b}(near(float32({x}))))",
            f"println(uint8({x}) / (uint8({x}>>1) | 1), int16({x}) % (int16({x}) | 1), -{x} / ({x} | 1), {x} &^ ({x} << 3))"], "}")], "}")

    def do_texts(self, depth):
        """Strings that are no UTF-8, in loops and conversions."""
        s, text = self.name("s"), " + ".join(self.r.choice(TEXTS) for _ in range(self.r.randint(1, 3)))
        return ("{", [f"{s} := {text} + {self.operand(STRING, 1)}", (f"for i, r := range {s} {{", [
            "println(i, r)", self.r.choice([f"if r == 0xfffd {{ {s} = \"changed\" }}", "if i > 3 { break }", "if r > 200 { continue }"])], "}"),
            f"r := []rune({s}); b := []byte({s}); println(len(r), len(b), string(r) == {s}, len(string(r)))",
            f"for i := range {s} {{ print(i, \" \") }}; for range {s} {{ print(\".\") }}; println()",
            f"switch {{ case {s} < string(r): println(1); case {s} > string(b[len(b)/2:]): println(2) }}",
            f"m := map[string]int{{{s}: 1, string(r): 2}}; m[string(b)]++; println(len(m), m[{s}])"], "}")

    def do_large(self, depth):
        """Frames that are too large for a small stack, in functions that call themselves and in goroutines."""
        f, n, size = self.name("f"), self.r.randint(1, 12), self.r.choice([130, 600, 2100, 9000, 30000])
        t = self.integer()
        change = self.r.choice([f"a[n*7%{size}] = r; b := a; r += b[n*7%{size}] + b[{size - 1}]",
                                f"p := &a[n%{size}]; *p = r; b := &a; b[{size - 1}]++; r += *p + a[{size - 1}]",
                                f"for i := range a {{ a[i] = {t}(i) }}; r += a[len(a)/2]",
                                f"c := [2][{size}]{t}{{1: a}}; c[n&1][3] = r; r += c[1][3] + c[0][3]"])
        return ("{", [f"var {f} func(int) {t}", (f"{f} = func(n int) (r {t}) {{", [
            f"var a [{size}]{t}; r = {self.operand(t, 1)}", "if n > 0 { " + self.r.choice([f"r += {f}(n - 1)", f"defer func() {{ r ^= {f}(n - 1) }}()"]) + " }",
            change, "return"], "}"), self.r.choice([f"println({f}({n}))", f"c := make(chan {t}); go func() {{ c <- {f}({n}) }}(); println(<-c)"])], "}")

    def do_blank(self, depth):
        """Equality of structs with blank fields and of arrays; as keys of maps of structs."""
        s, t, u, x = self.name("K"), self.scalar(), self.scalar(), self.name("x")
        v = lambda: f"{s}{{a: {self.operand(t, 1)}, c: [2]{u}{{{self.operand(u, 1)}}}}}"
        return ("{", [(f"type {s} struct {{", [f"a {t}", f"_ {self.scalar()}", f"c [2]{u}", "_ [3]int8"], "}"),
                      f"{x} := [3]{s}{{{v()}, {v()}}}; y := {x}; y[2] = {x}[{self.expr(BASIC['uint'], 1)}%3]",
                      f"println({x} == y, {x}[0] == {x}[1], any({x}) == any(y), y[2] == {x}[2], {x}[0].c != y[1].c)",
                      f"m := map[{s}]{s}{{}}; for i, e := range y {{ m[e] = {x}[2-i]; m[{x}[i]] = e }}; println(len(m), m[y[0]] == m[y[2]])",
                      f"q := map[int]{s}{{1: y[0]}}; z := q[1]; z.a = {self.operand(t, 1)}; println(z == q[1], q[2] == {s}{{}})"], "}")

    def do_switch_of_parameter(self, depth):
        """A type switch on a value of a type parameter's type, and on types made of it."""
        f, t = self.name("sw"), self.r.choice(SCALARS + self.named)
        u = self.r.choice([s for s in SCALARS if s != t])
        cases = self.r.sample([("case []T:", ["println(\"list\", len(x))"], ""), (f"case func({u}) T:", [f"x({self.literal(u)}); println(\"f\")"], ""),
                               ("case map[string]T:", ["println(\"map\", len(x))"], ""), ("case *T:", ["println(x == nil)"], ""),
                               ("case interface{ get() T }:", ["_ = x.get(); println(\"get\")"], ""), ("case T:", ["println(\"one\")"], ""),
                               ("case [2]T:", ["println(\"two\")"], ""), ("case struct{ v T }:", ["_ = x.v; println(\"held\")"], "")], 5)
        self.tree.append((f"func {f}[T any](y T, v any) {{", [
            "switch x := v.(type) {", *[("", [c], "") for c in cases], ("default:", ["_, same := any(y).(error); println(same, x == nil)"], ""), "}",
            f"if z, ok := any(y).({u}); ok {{ show(\"is\", z) }}"], "}"))
        v = lambda of: self.operand(of, 1)
        values = [v(t), f"[]{t}{{{v(t)}}}", f"map[string]{t}{{}}", f"(*{t})(nil)", f"[2]{t}{{}}", f"struct {{ v {t} }}{{{v(t)}}}", v(u), "nil",
                  f"[]{u}{{}}", f"func({u}) (r {t}) {{ return }}"]
        return ("{", [f"for _, v := range []any{{{', '.join(self.r.sample(values, 5))}}} {{ {f}({v(t)}, v); {f}({v(u)}, v) }}"], "}")

    def do_jumps(self, depth):
        """goto into nothing, out of blocks and backwards, between switches and loops with labels."""
        n, a, b = self.name("n"), self.name("again"), self.name("out")
        return ("{", [f"{n} := 0", f"{a}:", "tick()", (f"for i := range 4 {{ {n} += i", [
            (f"switch {{ case {self.expr(BOOL, 1)}:", [f"{n} += 10", "fallthrough"], ""), ("case i == 1:", [f"{n}++; continue"], ""),
            ("case i == 2:", [f"if {n}&1 == 0 {{ {n} += 3; goto {b} }}", "break"], ""), ("default:", [f"{n} += 5"], "}"),
            f"func() {{ {n} += 7 }}()"], "}"), f"{b}:", f"if {n} < {self.r.randint(10, 90)} {{ {n} *= 2; {n} += 3; goto {a} }}", f"println({n})"], "}")
