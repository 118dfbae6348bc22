"""Statements of a generated unit that have others inside."""
from gen_types import ANY, BASIC, BOOL, INT, INTS, SCALARS, STRING
from tree import labelled


class Control:
    """A mixin of Unit, beside Stmts."""

    def do_if(self, depth):
        condition = self.expr(BOOL, 2)
        if self.chance(.2):
            mark, t = len(self.scope), self.scalar()
            value = self.operand(t, 2)
            x = self.declare(t)
            head = f"if {x} := {value}; {self.expr(BOOL, 2)} {{ _ = {x}"
            then = self.body(depth - 1)
            made = ("", [(head, then, "} else {"), ("", self.body(depth - 1), "}")], "")
            del self.scope[mark:]
            return made
        then = self.body(depth - 1)
        if self.chance(.5):
            return (f"if {condition} {{", then, "}")
        return ("", [(f"if {condition} {{", then, "} else {"), ("", self.body(depth - 1), "}")], "")

    def loop(self, head, depth, label=None):
        self.loops.append(label)
        inside = ["tick()", *self.body(depth - 1)]
        if self.chance(.4):
            jump = self.r.choice(["break", "continue"])
            to = self.r.choice([name or "" for name in self.loops])
            inside.insert(self.r.randint(1, len(inside)), f"if {self.expr(BOOL, 2)} {{ {jump} {to} }}")
        if self.results and self.chance(.15):
            if self.chance(.3):
                inside.append(f'defer println("end", {self.leaf(INT)})')
            inside.append(f"if {self.expr(BOOL, 2)} {{ return {', '.join(self.operand(t, 1) for t in self.results)} }}")
        self.loops.pop()
        return (head, inside, "}")

    def in_loop(self, make):
        mark = len(self.scope)
        label = self.name("loop")
        made = make(label)
        del self.scope[mark:]
        return labelled(label, made)

    def do_for(self, depth):
        def make(label):
            t, limit = self.integer(), self.r.randint(1, 5)
            i = self.declare(t, False, "i")
            head = self.r.choice([f"for {i} := {t}(0); {i} < {limit}; {i}++ {{", f"for {i} := range {t}({limit}) {{",
                                  f"for {i} := {t}({limit}); {i} > 0; {i}-- {{",
                                  f"for {i} := {t}(100); {i} > {limit}; {i} /= 2 {{",
                                  f"for {i} := {t}(1); {i} < 60; {i} += {i} {{"]) + f" _ = {i}"
            return self.loop(head, depth, label)
        return self.in_loop(make)

    def do_range(self, depth):
        found = [(text, t) for text, t in self.places(1) if t.kind in ("slice", "array", "string")
                 or t.kind == "pointer" and t.elem.kind == "array" and "." not in text and "(" not in text]
        maps = [(text, t) for text, t in self.places(1) if t.kind == "map"]
        if maps and self.chance(.3):
            v, t = self.r.choice(maps)
            return self.over_map(v, t)
        if not found:
            return self.do_container(depth)
        v, t = self.r.choice(found)

        def make(label):
            k = self.declare(INT, False, "k")
            of = t.elem if t.kind == "pointer" else t
            e = self.name("e")
            if t.kind == "string" or of.elem.kind != "pointer":  # which may be nil
                self.add(e, BASIC["int32"] if t.kind == "string" else of.elem, of.kind != "string")
            return self.loop(f"for {k}, {e} := range {v} {{ _, _ = {k}, {e}", depth, label)
        return self.in_loop(make)

    def over_map(self, v, t):
        """What does not depend on the order; deletion of what comes later shows as a count."""
        n, k = self.name("n"), self.name("k")
        lines = [(f"for {k} := range {v} {{", [f"{n}++", self.r.choice([f"delete({v}, {k})", f"_ = {k}"])], "}")]
        return ("{", [f"{n} := 0", *lines, f"println({n}, len({v}))"], "}")

    def do_switch(self, depth):
        t = self.r.choice(INTS)
        cases = []
        for v in self.r.sample(range(0, 100 if self.chance(.5) else 8), 3):
            tail = ["fallthrough"] if self.chance(.2) else []
            cases.append((f"case {v}:", self.body(depth - 1) + tail, ""))
        cases.append(("default:", self.body(depth - 1), ""))
        choice = self.r.randrange(4)
        if choice == 0:
            return (f"switch {self.expr(t, 2)} % 5 {{", cases, "}")
        if choice == 1:
            return (f"switch {self.expr(t, 2)} {{", cases, "}")
        if choice == 2:
            texts = self.r.sample(['""', '"a"', '"gopher"', '"0123456789"', '"\\xff"', '"ab"', '"ac"', '"zz"'], 4)
            made = [(f"case {x}, {texts[3]}:" if i == 0 else f"case {x}:", inner, tail)
                    for i, (x, (_, inner, tail)) in enumerate(zip(texts, cases[:-1]))]
            return (f"switch {self.expr(STRING, 2)} {{", made + cases[-1:], "}")
        bare = [(f"case {self.expr(BOOL, 2)}:", inner, tail) for _, inner, tail in cases[:-1]]
        return ("switch {", bare + cases[-1:], "}")

    def do_typeswitch(self, depth):
        x = self.name("x")
        boxes = [text for text, t in self.places(2) if t == ANY]
        t = self.scalar()
        value = self.r.choice(boxes) if boxes and self.chance(.5) else f"any({self.expr(t, 2)})"
        choices = self.r.sample(SCALARS + self.named, 3) + [t]
        types = []
        for c in choices:
            if c not in types:
                types.append(c)
        self.r.shuffle(types)
        cases = []
        for c in types:
            mark = len(self.scope)
            self.add(x, c, True)
            cases.append((f"case {c}:", [f'println("{c}", {x})', *self.body(depth - 1, 1)], ""))
            del self.scope[mark:]
        s = self.r.choice(self.structs)
        cases.append((f"case {s}, *{s}, error:", [f"_, ok := {x}.(error); println(ok)"], ""))
        cases.append(("case interface{ dump() }:", [f"{x}.dump(); println()"], ""))
        cases.append(("default:", [f"println({x} == nil)"], ""))
        return (f"switch {x} := {value}.(type) {{", cases, "}")

    def do_closure(self, depth):
        t, f = self.integer(), self.name("f")

        def make():
            p = self.declare(t, True, "p")
            made = (f"{f} := func({p} {t}) {t} {{", ["tick()", *self.body(depth - 1), f"return {self.expr(t, 2)}"], "}")
            return made
        made = self.alone(make)
        calls = [f"println({f}({self.operand(t, 2)}))" for _ in range(self.r.randint(1, 2))]
        return ("{", [made, *calls], "}")

    def do_closures(self, depth):
        """Closures that outlive the iteration whose variables they hold."""
        t, fs, i, k = self.integer(), self.name("f"), self.name("i"), self.name("k")
        mark = len(self.scope)
        self.add(i, t, True)
        text, of = self.target(lambda of: of.kind == "int")
        head = self.r.choice([f"for {i} := {t}(0); {i} < 3; {i}++ {{", f"for {i} := range {t}(3) {{",
                              f"for _, {i} := range []{t}{{{self.literal(t)}, {self.literal(t)}}} {{"])
        inside = [f"{k} := {self.expr(t, 1)}",
                  f"{fs} = append({fs}, func() {t} {{ {i} += {k}; {k}++; {text} += {self.operand(of, 1)}; "
                  f"return {i} }})"]
        if self.chance(.3):
            inside.append(f"{i} += 0 * {k}")
        del self.scope[mark:]
        return ("{", [f"var {fs} []func() {t}", (head, inside, "}"),
                      (f"for _, f := range append({fs}, {fs}...) {{", ["println(f())"], "}")], "}")

    def do_counter(self, depth):
        """A closure that is returned, with its variables."""
        t, make, x = self.integer(), self.name("f"), self.name("x")
        mark = len(self.scope)
        self.add(x, t)
        body = [f"{x} {self.r.choice(['+=', '-=', '*=', '^='])} {self.operand(t, 1)}", f"return {self.expr(t, 2)}"]
        del self.scope[mark:]
        return ("{", [(f"{make} := func({x} {t}) (func() {t}, *{t}) {{", [("return func() " + str(t) + " {", body,
                                                                          "}, &" + x)], "}"),
                      f"a, p := {make}({self.operand(t, 1)}); b, _ := {make}({self.operand(t, 1)})",
                      "println(a(), b(), a()); println(*p); *p++; println(a(), b())"], "}")

    def do_defer(self, depth):
        def make():
            late = self.body(depth - 1, 1)
            mark = len(self.scope)
            inside = self.body(depth - 1)
            panics = f"if {self.leaf(BOOL)} {{ panic({self.leaf(INT)}) }}"
            del self.scope[mark:]
            p = self.declare(INT, False, "d")
            late.insert(0, f"println({self.expr(INT, 1)}, {p})")
            if self.chance(.5):
                late.insert(0, 'show("deferred", recover())')
                inside.append(panics)
            return late, inside, p
        late, inside, p = self.alone(make)
        deferred = (f"defer func({p} int) {{", late, f"}}({self.leaf(INT)})")
        if self.chance(.3):
            deferred = (f"for range {self.r.randint(1, 3)} {{", [deferred], "}")
        return ("func() {", [deferred, *inside], "}()")

    def do_unwind(self, depth):
        """Panics that meet deferred functions: changed results, panics again, recover in the wrong place."""
        t, f, r = self.integer(), self.name("f"), self.name("r")

        def make():
            self.add(r, t)
            inside = self.body(depth - 1, 1)
            change = f"{r} = {self.operand(t, 2)}"
            cause = self.r.choice([f"panic({self.expr(self.scalar(), 1)})",
                                   f"println({self.leaf(INT)} % ({self.leaf(INT)} & 1))",
                                   f"panic(&failure{{{self.r.randint(0, 25)}, nil}})", "_ = *(*int)(nil)",
                                   f"_ = []int{{1}}[{self.leaf(INT)}&3]", "tick()"])
            layers = []
            for _ in range(self.r.randint(1, 3)):
                layers.append(self.r.choice([
                    f'defer func() {{ show("unwound", recover()); {r} = {self.operand(t, 1)} }}()',
                    f'defer func() {{ if x := recover(); x != nil {{ {r}++; panic(x) }} }}()',
                    f"defer func() {{ {r} += {self.operand(t, 1)}; func() {{ show(\"not here\", recover()) }}() }}()",
                    f"defer func() {{ {r} ^= 1; panic({self.operand(self.scalar(), 1)}) }}()",
                    f'defer func() {{ defer func() {{ show("inner", recover()) }}(); panic({self.literal(STRING)}) }}()',
                    f'defer caught("helper")', "defer recover()", "defer panic(\"deferred\")",
                    f"for range 2 {{ defer func() {{ {r}-- }}() }}",
                    f"defer func(x {t}) {{ println(x, {r}) }}({r})"]))
            at = self.r.randint(0, len(layers))
            return [*layers[:at], *inside, *layers[at:], change, cause]
        inside = self.alone(make)
        ending = f"return {self.leaf(t)}"
        return self.guarded((f"{f} := func() ({r} {t}) {{", [*inside, ending], "}"), f"println({f}())")

    def do_channel(self, depth):
        t = self.type()
        c, v = self.name("c"), self.name("e")
        sends = [f"{c} <- {self.operand(t, 2)}" for _ in range(self.r.randint(1, 3))]
        size = self.r.choice(["", ", 1", ", 3"])
        return ("{", [f"{c} := make(chan {t}{size})", ("go func() {", [f"defer close({c})", *sends], "}()"),
                      (f"for {v} := range {c} {{", [f"{self.dump(t, v)}; println()"], "}"),
                      f"_, ok := <-{c}; println(ok, len({c}), cap({c}))"], "}")

    def do_select(self, depth):
        """One case can go on, or none."""
        t, c, d, v = self.scalar(), self.name("c"), self.name("d"), self.name("e")
        full = f"{c} <- {self.operand(t, 1)}"
        inner = self.body(depth - 1, 1)
        choice = self.r.randrange(4)
        if choice == 0:
            cases = [(f"case {v}, ok := <-{c}:", [f"println({v}, ok)", *inner], ""),
                     (f"case {d} <- {self.operand(t, 1)}:", ['println("sent")'], "")]
            return ("{", [f"{c}, {d} := make(chan {t}, 1), (chan {t})(nil)", full, ("select {", cases, "}")], "}")
        if choice == 1:
            cases = [(f"case {v} := <-{c}:", [f"println({v})"], ""), ("default:", inner, "")]
            sent = [full] if self.chance(.5) else []
            return ("{", [f"{c} := make(chan {t}, 2)", *sent, ("select {", cases, "}")], "}")
        if choice == 2:
            cases = [(f"case {v}, ok := <-{c}:", [f"println({v}, ok); n++; if !ok {{ {c} = nil }}"], ""),
                     (f"case {v}, ok := <-{d}:", [f"if !ok {{ {d} = nil }}; _ = {v}; n++"], "")]
            return ("{", [f"{c}, {d}, n := make(chan {t}, 2), make(chan {t}), 0", full, f"close({c}); close({d})",
                          (f"for {c} != nil || {d} != nil {{", [("select {", cases, "}")], "}"), "println(n)"], "}")
        return self.guarded(f"{c} := make(chan {t}, 1); close({c})", self.r.choice([
            full, f"close({c})", f"select {{ case {full}: default: }}", f"close((chan {t})(nil))"]))

    def do_iterate(self, depth):
        if self.chance(.4):
            def over_numbers(label):
                t = self.integer()
                i = self.declare(t, False, "i")
                return self.loop(f"for {i} := range upto({t}({self.r.randint(1, 4)})) {{ _ = {i}", depth, label)
            return self.in_loop(over_numbers)
        t = self.type()
        s, k, e = self.name("s"), self.name("k"), self.name("e")
        pushes = "".join(f".push({self.operand(t, 1)})" for _ in range(3))

        def over_stack(label):
            self.add(k, INT, False)
            self.add(e, t)
            return self.loop(f"for {k}, {e} := range {s}.all {{ _, _ = {k}, {e}", depth, label)
        return ("{", [f"{s} := (&stack[{t}]{{}}){pushes}", self.in_loop(over_stack),
                      f"{e}, ok := {s}.pop(); {self.dump(t, e)}; {self.dump(t, '(*' + s + '.top)')}; println(ok)"], "}")

    def do_goto(self, depth):
        label, n = self.name("again"), self.name("n")
        inside = self.alone(self.body, depth - 1)
        return ("{", [f"{n} := 0", f"{label}:", f"{n}++; tick()", ("{", inside, "}"),
                      f"if {n} < {self.r.randint(1, 3)} {{ goto {label} }}"], "}")
