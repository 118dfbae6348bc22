"""Statements of a generated unit. What may panic or has effects stands alone in its statement."""
from gen_types import (ANY, BASIC, BOOL, INT, SCALAR_KINDS, SCALARS, STRING, UINT, array_of, func_of, map_of,
                       pointer_to, slice_of)

SIMPLE = {"var": 4, "container": 4, "assign": 8, "update": 5, "print": 4, "parallel": 3, "mutate": 8, "risky": 6,
          "call": 5, "generic": 3, "box": 2, "order": 5, "alias": 3, "method": 4, "copy": 2, "pair": 1, "constant": 1,
          "local": 1, "anonymous": 2, "recursive": 1, "beside": 4,
          "many": 1, "folded": 2, "deep": 1, "generic_local": 1,
          "workers": 1, "choose": 1, "nested_iterators": 1, "embedded": 1, "converted": 1, "texts": 1, "large": 1, "blank": 1,
          "switch_of_parameter": 1, "jumps": 1}
NESTED = {"if": 4, "for": 4, "range": 6, "switch": 3, "closure": 3, "closures": 2, "defer": 4, "unwind": 3,
          "channel": 2, "select": 2, "iterate": 2, "typeswitch": 2, "goto": 1, "counter": 2}


class Stmts:
    """A mixin of Unit: do_NAME makes a statement with at most `depth` levels inside."""

    def body(self, depth, count=None):
        mark, out = len(self.scope), []
        for _ in range(count or self.r.choice([1, 1, 1, 2, 2, 3])):
            out.append(self.statement(depth))
        del self.scope[mark:]
        return out

    def statement(self, depth):
        weights = {**SIMPLE, **(NESTED if depth > 0 else {})}
        name = self.r.choices(list(weights), list(weights.values()))[0]
        return getattr(self, "do_" + name)(depth)

    def alone(self, make, *args):
        """The statements of a function literal: loops and labels outside are out of reach."""
        mark, loops, results = len(self.scope), self.loops, self.results
        self.loops, self.results = [], None
        made = make(*args)
        self.loops, self.results = loops, results
        del self.scope[mark:]
        return made

    def guarded(self, *lines):
        return ("func() {", [f'defer caught("{self.name("c")}")', *lines], "}()")

    def new_var(self, t, value):
        if self.chance(.4):
            name = self.declare(t)
            return f"var {name} {t} = {value}; _ = {name}"
        name = self.declare(t)
        return f"{name} := {t}({value}); _ = {name}" if t.go.isidentifier() else f"{name} := {value}; _ = {name}"

    def do_var(self, depth):
        t = self.scalar()
        return self.new_var(t, self.operand(t, 3))

    def do_container(self, depth):
        choice = self.r.randrange(10)
        t = (slice_of(self.scalar()) if choice == 0 else array_of(self.scalar()) if choice == 1 else
             map_of(self.key_type(), self.scalar()) if choice == 2 else
             pointer_to(self.r.choice(self.structs)) if choice == 3 else
             func_of([self.scalar() for _ in range(self.r.randint(0, 2))], [self.scalar()]) if choice == 4 else
             self.r.choice(self.interfaces or self.pool) if choice == 5 else self.r.choice(self.pool + self.structs))
        if t.kind == "pointer" and self.chance(.3):
            found = [v.name for v in self.scope if v.type == t.elem and v.write and "." not in v.name]
            if found:
                name = self.declare(t)
                return f"var {name} {t} = &{self.r.choice(found)}; _ = {name}"
        value = self.composite(t, 2)
        name = self.declare(t)
        return f"var {name} {t} = {value}; _ = {name}"

    def target(self, want=lambda t: True):
        found = [(text, t) for text, t in self.targets() if want(t)]
        return self.r.choice(found) if found else (None, None)

    def do_assign(self, depth):
        text, t = self.target()
        if not text:
            return self.do_var(depth)
        if t.kind == "pointer" and text in self.vars(t):
            return f"{text} = {self.r.choice(self.vars(t) + [self.composite(t, 1)])}"
        if t.kind in ("map", "slice") and self.chance(.1):
            return f"{text} = nil"
        return f"{text} = {self.operand(t, 3)}"

    def do_update(self, depth):
        text, t = self.target(lambda t: t.kind in ("int", "float", "string", "complex"))
        if not text:
            return self.do_var(depth)
        if t.kind == "string":
            return f"{text} = clip({text} + {self.operand(t, 2)})"
        if t.kind != "int":
            return f"{text} {self.r.choice(['+=', '-=', '*=', '/='])} {self.expr(t, 2)}"
        if self.chance(.2):
            return text + self.r.choice(["++", "--"])
        if self.chance(.2):
            return f"{text} {self.r.choice(['<<=', '>>='])} {self.expr(UINT, 1)} % 70"
        if self.chance(.2):
            return f"{text} {self.r.choice(['/=', '%='])} {self.expr(t, 1)} | 1"
        return f"{text} {self.r.choice(['+=', '-=', '*=', '|=', '&=', '^=', '&^='])} {self.operand(t, 2)}"

    def do_print(self, depth):
        if self.chance(.5):
            shown = [v.name for v in self.scope if v.type.kind in SCALAR_KINDS]
            shown = self.r.sample(shown, min(len(shown), 3)) + [self.expr(self.scalar(), 3)]
            return f'println("{self.name("p")}", {", ".join(shown)})'
        shown = [(v.name, v.type) for v in self.scope if v.type.kind not in SCALAR_KINDS]
        shown = self.r.sample(shown, min(len(shown), 2))
        if self.chance(.5):
            t = self.type()
            shown.append((f"({self.expr(t, 2)})", t))
        return f'print("{self.name("p")} "); ' + "".join(self.dump(t, text) + "; " for text, t in shown) + "println()"

    def do_parallel(self, depth):
        found = [(text, t) for text, t in self.targets() if not (t.kind == "pointer" and text in self.vars(t))]
        if len(found) < 2:
            return self.do_var(depth)
        chosen = self.r.sample(found, self.r.choice([2, 2, 3]) if len(found) > 2 else 2)
        same = [c for c in found if c[1] == chosen[0][1] and c[0] != chosen[0][0]]
        if same and self.chance(.6):
            chosen = [chosen[0], self.r.choice(same)]
            return f"{chosen[0][0]}, {chosen[1][0]} = {chosen[1][0]}, {chosen[0][0]}"
        return (", ".join(text for text, _ in chosen) + " = " + ", ".join(self.operand(t, 2) for _, t in chosen))

    def do_mutate(self, depth):
        text, t = self.target(lambda t: t.kind in ("slice", "map", "array", "pointer"))
        if not text:
            return self.do_container(depth)
        i, n = self.small_index(), self.name("i")
        if t.kind == "slice":
            e, others = t.elem, self.vars(t) or [text]
            other = self.r.choice(others)
            return self.r.choice([
                f"{text} = append(tail({text}), {self.operand(e, 2)})",
                f"{text} = append(tail({text}), {self.operand(e, 1)}, {self.operand(e, 1)}, {self.operand(e, 1)})",
                f"{text} = append({other}[:len({other})/2], {self.operand(e, 1)})",
                f"{text} = append({text}[:len({text})/2], tail({other}[len({other})/3:])...)",
                f"{text} = part({other}, {self.expr(UINT, 1)}, {self.expr(UINT, 1)}, {self.expr(UINT, 1)})",
                f"if len({text}) > 1 {{ {text}[0], {text}[len({text})-1] = {text}[len({text})-1], {text}[0] }}",
                f"println(len({text}), copy({text}, {other}[len({other})/2:]))",
                f"{text} = append({t}(nil), {text}...)",
                f"for {n} := range {text} {{ {text}[{n}] = {self.operand(e, 1)} }}",
                f"{text} = {text}[:cap({text})]",
                f"if len({text}) >= 2 {{ {n} := [2]{e}({text}); {n}[0] = {self.operand(e, 1)}; "
                f"{text} = append(tail({text}), {n}[:]...) }}",
                f"clear({text}[len({text})/2:])"])
        if t.kind == "map":
            k = self.key(t.key)
            if t.key == ANY:
                return f"delete({text}, {k})"
            x = self.name("x")
            lines = [f"live({text})[{k}] = {self.operand(t.elem, 2)}", f"delete({text}, {k})",
                     f"if {x}, ok := {text}[{k}]; ok {{ {self.dump(t.elem, x)}; println(len({text})) }}"]
            if t.elem.kind == "int":
                lines += [f"live({text})[{k}]++", f"live({text})[{k}] += {self.operand(t.elem, 1)}",
                          f"for {x} := range {text} {{ if {text}[{x}]&1 == 0 {{ delete({text}, {x}) }} }}"]
            if t.elem.kind == "slice":
                lines.append(f"live({text})[{k}] = append(tail({text}[{k}]), {self.operand(t.elem.elem, 1)})")
            if self.chance(.1):
                return f"clear({text})"
            return self.r.choice(lines)
        if t.kind == "array":
            if text.startswith("live("):
                return f"{text} = {self.operand(t, 2)}"
            return f"{text}[{i}%{t.bits}] = {self.operand(t.elem, 2)}"
        held = f"safe({text})"
        if t.elem.kind == "struct" and t.elem.fields:
            f, ft = self.r.choice(t.elem.fields)
            if ft.kind == "pointer" and ft == t:
                return f"{held}.{f} = {self.r.choice(self.vars(t) + ['nil'])}"
            return f"{held}.{f} = {self.operand(ft, 2)}"
        return f"*{held} = {self.operand(t.elem, 2)}"

    def do_risky(self, depth):
        """May panic; recovered around it, or at the end of the unit."""
        t, x = self.integer(), self.name("y")
        a, b = self.leaf(t), self.leaf(t)
        s = self.expr(STRING, 1)
        options = [f"{x} := {a} {self.r.choice('/%')} {b}; println({x})",
                   f"{x} := {a} / ({b} - {a}); println({x})",
                   f"{x} := {s}[{b}]; println({x})", f"{x} := {s}[:{a}]; println({x})",
                   f"{x} := {s}[{a}:{b}]; println({x})",
                   f"{x} := make([]{self.scalar()}, {a}&63, {b}&63); println(len({x}))",
                   f"{x} := any({a}).({self.integer()}); println({x})",
                   f"{x} := any({a}).({self.r.choice(self.structs)}); _ = {x}",
                   f"{x} := any({a}).(interface{{ get() {t} }}); println({x}.get())",
                   f"{x}, ok := any({a}).({self.integer()}); println({x}, ok)",
                   f"panic({self.operand(self.scalar(), 1)})", "panic(nil)",
                   f"panic(&failure{{{self.r.randint(0, 9)}, &failure{{{self.r.randint(0, 9)}, nil}}}})",
                   f"panic({self.composite(self.r.choice(self.structs), 1)})",
                   f"{x} := (*{self.r.choice(self.structs)})(nil); {x}.dump()"]
        if t.signed:
            options.append(f"{x} := {a} << {b}; println({x})")
        boxes = [text for text, pt in self.places(2) if pt == ANY]
        for box in boxes[:2]:
            options += [f"{x} := {box}.({self.r.choice(SCALARS + self.structs)}); show(\"cast\", {x})",
                        f"println({box} == {self.r.choice(boxes)})",
                        f"{x} := map[any]int{{{box}: 1}}; println(len({x}))"]
        lists = [(text, pt) for text, pt in self.places(1) if pt.kind == "slice"]
        if lists:
            v, vt = self.r.choice(lists)
            options += [f"{x} := {v}[{b}]; _ = {x}", f"{x} := {v}[{a}:]; println(len({x}))",
                        f"{x} := {v}[{a}&7:{b}&7:{a}&15]; println(len({x}), cap({x}))",
                        f"{x} := (*[2]{vt.elem})({v}); println(len({x}), {x} == nil)",
                        f"{x} := [3]{vt.elem}({v}); println(len({x}))"] * 2
        links = [(text, pt) for text, pt in self.places(2) if pt.kind == "pointer" and "." in text]
        if links:
            v, vt = self.r.choice(links)
            options += [f"{x} := *{v}; _ = {x}; {self.dump(vt.elem, x)}; println()"] * 2
        maps = [(text, pt) for text, pt in self.places(2) if pt.kind == "map" and pt.key.kind in SCALAR_KINDS]
        if maps:
            v, vt = self.r.choice(maps)
            options += [f"{v}[{self.key(vt.key)}] = {self.operand(vt.elem, 1)}"] * 2
        line = self.r.choice(options)
        return line if self.chance(.04) else self.guarded(line)

    def do_call(self, depth):
        if not self.funcs:
            return self.do_var(depth)
        name, params, results = self.r.choice(self.funcs)
        args = ", ".join(self.operand(p, 2) for p in params)
        if self.chance(.1):
            return f"defer {name}({args})"
        targets = [self.declare(t) for t in results]
        shown = "; ".join(self.dump(t, v) for t, v in zip(results, targets))
        return (f"{', '.join(targets)} := {name}({args}); {shown}; println()")

    def do_generic(self, depth):
        if not self.generics:
            return self.do_helper(depth)
        if self.chance(.3):
            return self.do_helper(depth)
        name, params, results, choices = self.r.choice(self.generics)
        of = self.r.choice(choices)
        args = ", ".join(self.operand(self.substitute(p, of), 2) for p in params)
        explicit = f"[{of}]" if self.chance(.4) else ""
        targets = [self.declare(self.substitute(t, of)) for t in results]
        shown = "; ".join(self.dump(self.substitute(t, of), v) for t, v in zip(results, targets))
        return f"{', '.join(targets)} := {name}{explicit}({args}); {shown}; println()"

    def do_helper(self, depth):
        """The generic functions of the prelude, with closures that have no effects."""
        t, to, x = self.scalar(), self.scalar(), self.name("q")
        mark = len(self.scope)
        self.add(x, t, False)
        f = f"func({x} {t}) {to} {{ return {self.expr(to, 2)} }}"
        self.add("z", to, False)
        g = f"func(z {to}, {x} {t}) {to} {{ return {self.expr(to, 2)} }}"
        del self.scope[mark:]
        s, made = self.expr(slice_of(t), 2), self.name("h")
        options = [f"{made} := mapped({s}, {f}); {self.dump(slice_of(to), made)}; println()",
                   f"{made} := fold({s}, {self.operand(to, 1)}, {g}); {self.dump(to, made)}; println()",
                   f"{made} := compose({f}, func(w {to}) []{to} {{ return []{to}{{w, w}} }})({self.operand(t, 1)}); "
                   f"{self.dump(slice_of(to), made)}; println()",
                   f"println(index({s}, {self.expr(t, 1)}))"]
        if t.kind in ("int", "float", "string"):
            options += [f"{made} := sorted({s}); {self.dump(slice_of(t), made)}; println()",
                        f"{made}, i := best({s}); {self.dump(t, made)}; println(i)"]
        return ("{", [self.r.choice(options)], "}")

    def do_box(self, depth):
        found = [text for text, t in self.places(1) if t.kind in SCALAR_KINDS or t.kind in ("any", "struct")]
        if not found:
            return self.do_var(depth)
        return f'show("{self.name("b")}", {self.r.choice(found)})'

    def do_alias(self, depth):
        """A pointer to a place, or one of the slice and array that share memory."""
        text, t = self.target(lambda t: t.kind != "pointer")
        if not text or "live(" in text:
            return self.do_container(depth)
        if t.kind == "array" and self.chance(.5):
            name = self.declare(slice_of(t.elem))
            return f"{name} := {text}[:{self.r.choice(['', self.r.randint(0, t.bits)])}]; _ = {name}"
        name = self.declare(pointer_to(t))
        return f"{name} := &{text}; _ = {name}"

    def do_copy(self, depth):
        """Arrays and structs are values."""
        found = [(text, t) for text, t in self.places(2) if t.kind in ("array", "struct")]
        if not found:
            return self.do_container(depth)
        text, t = self.r.choice(found)
        name = self.declare(t)
        i = self.name("i")
        if t.kind == "struct" or self.chance(.5):
            return f"{name} := {text}; _ = {name}"
        others = self.vars(t)
        return (f"{name} := {text}", [(f"for {i}, y := range {self.r.choice(others)} {{", [
            f"{self.r.choice(others)}[{i}/2] = y", f"{name}[{i}] = {self.operand(t.elem, 1)}"], "}")], "")

    def do_method(self, depth):
        receivers = self.structs + self.named + self.lists
        found = [v.name for v in self.scope for s in receivers if v.write and v.type in (s, pointer_to(s))
                 and "*" not in v.name and v.type.methods]
        if not found:
            return self.do_container(depth)
        v = self.r.choice(found)
        t = next(x.type for x in self.scope if x.name == v)
        put, result = next(m for m in t.methods if m[0] == "put")[1][0], t.methods[0][2][0]
        of, g = t.elem if t.kind == "pointer" else t, self.name("g")
        dump = self.dumper(result)
        address = v if t.kind == "pointer" else f"&{v}"
        return self.r.choice([
            f"{v}.put({self.operand(put, 2)})", f"{dump}({v}.get()); println()",
            ("{", [f"{g} := {v}.get", f"{v}.put({self.operand(put, 1)})", f"{dump}({g}()); {dump}({v}.get())",
                   "println()"], "}"),
            ("{", [f"{g} := {v}.put", f"{g}({self.operand(put, 1)}); {g}({self.operand(put, 1)})", f"{dump}({v}.get())",
                   "println()"], "}"),
            f"(*{of}).put({address}, {self.operand(put, 1)}); {dump}((*{of}).get({address})); println()",
            f"{dump}(via[{result}]({self.r.choice([address, v])})); println()",
            f"{g} := fresh[{of}, {put}]({self.operand(put, 1)}); {dump}({g}.get()); println()",
            ("{", [f"type getter interface {{ get() {result} }}", f"{g} := struct {{ getter; n int }}{{{address}, 1}}",
                   f"{dump}(via[{result}]({g})); println()"], "}"),
            f"{g} := struct {{ *{of}; n int }}{{{address}, 1}}; {g}.put({self.operand(put, 1)}); {dump}({g}.get()); "
            f"println()",
            f"{g} := interface{{ get() {result} }}({address}); {dump}({g}.get()); println()",
            f"if {g}, ok := any({self.r.choice([address, v])}).(interface{{ put({put}) }}); ok {{ "
            f"{g}.put({self.operand(put, 1)}) }} else {{ println(\"no put\") }}",
            f"defer {v}.put({self.operand(put, 1)})"])

    def do_pair(self, depth):
        k, t = self.r.choice([s for s in SCALARS if s.kind in ("int", "string")]), self.type()
        p, x = self.name("l"), self.name("x")
        adds = "".join(f".add({self.key(k)}, {self.operand(t, 1)})" for _ in range(3))
        return ("{", [f"{p} := (*pair[{k}, {t}])(nil){adds}",
                      f"{x}, d := {p}.find({self.key(k)}); {self.dump(t, x)}; println(d)",
                      (f"for k, {x} := range {p}.each {{", [f"println(k); {self.dump(t, x)}",
                                                           f"if {self.expr(BOOL, 1)} {{ break }}"], "}")], "}")

    def do_constant(self, depth):
        name = self.name("k")
        lines, value = [], 0
        for i in range(self.r.randint(2, 4)):
            shift, times, plus = self.r.randint(0, 90), self.r.randint(-9, 9), self.r.randint(0, 1 << 70)
            modulus = self.r.choice([127, 251, 65521])
            text = f"(iota*{times} + {plus}<<{shift} - {value}) % {modulus}"
            lines.append(f"{name}_{i} = {text}")
            value = f"{name}_{i}"
        ratio = f"{self.r.randint(1, 999)}.0 / {self.r.randint(1, 999)} * {self.r.randint(1, 9)}e{self.r.randint(-9, 9)}"
        shown = ", ".join(f"{name}_{i}" for i in range(len(lines)))
        return ("{", [("const (", lines, ")"), f"const r = {ratio}", f"println({shown}, r); dFloat(float64(r)); "
                      f"dFloat(float32(r)); println(float64({name}_0) / (r + 1e12))"], "}")

    def do_local(self, depth):
        """A type of the block, with what it embeds."""
        s, of, l, x = self.r.choice(self.structs), self.type(), self.name("T"), self.name("x")
        result, inner = s.methods[0][2][0], s.go.split("[")[0]
        init = f"{l}{{{inner}: {self.operand(s, 2)}, other: {self.operand(of, 2)}}}"
        return ("{", [(f"type {l} struct {{", [s.go, f"other {of}", f"next []{l}"], "}"),
                      f"{x} := {init}; {x}.next = append({x}.next, {x}, {l}{{}})",
                      f"{x}.{inner}.put({self.operand(next(m for m in s.methods if m[0] == 'put')[1][0], 1)})",
                      f"{self.dumper(result)}({x}.get()); {self.dumper(result)}({x}.next[0].get()); {x}.next[1].dump()",
                      f"{self.dump(of, x + '.other')}; {self.dump(of, x + '.next[1].other')}; println()",
                      f"_, ok := any({x}).(interface{{ get() {result} }}); _, is := any({x}.next).([]{l}); "
                      f"println(ok, is)",
                      f"_, not := any(&{x}).({s}); println(not)"], "}")

    def do_anonymous(self, depth):
        t, u, x = self.scalar(), self.scalar(), self.name("x")
        kind = f"struct {{ a {t}; b [2]{u} }}"
        value = lambda: f"{kind}{{{self.operand(t, 1)}, [2]{u}{{{self.operand(u, 1)}, {self.operand(u, 1)}}}}}"
        return ("{", [f"{x} := []{kind}{{{value()}, {value()}}}", f"y := {x}[{self.expr(UINT, 1)}&1]",
                      self.r.choice([f"println(y == {x}[0], y.b == {x}[1].b, any(y) == any({x}[1]))",
                                     f"m := map[{kind}]int{{y: 1}}; m[{x}[0]]++; m[{x}[1]]--; println(len(m), m[y])",
                                     f"type made {kind}; z := made(y); z.a, {x}[0].b[1] = {x}[1].a, z.b[0]; "
                                     f"{self.dump(t, 'z.a')}; {self.dump(u, x + '[0].b[1]')}; println(any(z) == any(y))",
                                     f"p, q := &{x}[0], &{x}[1]; *p, *q = *q, *p; p.a = y.a; {self.dump(t, 'q.a')}; "
                                     f"{self.dump(u, 'p.b[0]')}; println(p == q, *p == *q)"])], "}")

    def do_recursive(self, depth):
        t, f, x = self.integer(), self.name("f"), self.name("x")
        mark = len(self.scope)
        self.add(x, t)
        change, value = f"{x} {self.r.choice(['+=', '-=', '^='])} {self.operand(t, 1)}", self.expr(t, 2)
        del self.scope[mark:]
        return ("{", [f"var {f} func(int, {t}) ({t}, string)",
                      (f"{f} = func(n int, {x} {t}) (r {t}, s string) {{",
                       ["tick()", change, f"defer func() {{ r += {x}; s += \"d\" }}()",
                        f"if n <= 0 {{ return {value}, \"end\" }}", f"r, s = {f}(n-1, {x})", f"{change}; return"], "}"),
                      f"println({f}({self.r.randint(0, 5)}, {self.operand(t, 1)}))"], "}")

    # ---- order of evaluation ----

    def do_beside(self, depth):
        """A call beside what it changes: open, but as in gc the calls come first. The closure is not inlined."""
        t, x, f, y, z = self.integer(), self.name("x"), self.name("f"), self.name("y"), self.name("z")
        b, e, m, k = self.name("b"), self.name("e"), self.name("m"), self.name("k")
        v = lambda: self.operand(t, 1)
        numbers = [f"{x}[0]", f"{y}.a", f"{k}", f"{m}[{k}]", f"{t}(len({x}))", f"({y}.a {self.r.choice('+-^')} {k})",
                   f"{t}(len(string({b}) + {e}))", f"(pair[int, {t}]{{snd: {k}}}).snd", f"([2]{t}{{{k}, {y}.a}})[1]",
                   f"min({k}, {y}.a)", f"{t}({b}[0])", f"{m}[{t}({b}[1])]", f"any({k}).({t})"]
        texts = [f"string({b})", f"string({b}) + {e}", f"{e} + string({b})", f"string({b}[1:]) + \"-\"", e, f"{e} + string({b}) + {e}",
                 f"string([]byte(string({b}) + {e}))"]
        n, w = lambda: self.r.choice(numbers), lambda: self.r.choice(texts)
        flags = [f"string({b}) == {e}", f"{k} == {y}.a", f"string({b}) + {e} < \"b\"", f"any({k}) == any({y}.a)", f"{x}[0] > 1 && {k} > 2"]
        values = lambda: self.r.choice([n(), w(), self.r.choice(flags), f"pair[int, {t}]{{1, {n()}, nil}}", f"*{y}", f"any({n()})"])
        call = self.r.choice([f"{f}()", f"{f}()", f"({f}() + 1)", f"([]{t}{{{f}(), 2}})[0]"])
        op = self.r.choice("+-*^")
        place = self.r.choice([f"{x}[{k}&1]", f"{y}.a", f"{m}[{n()}]", f"{x}[{n()}&1]", f"(*{y}).a"])
        use = self.r.choice([
            f"println({n()} {op} {call}, {n()})", f"println({w()}, {call}, {n()})", f"println({n()} == {call}, {call} < {n()})",
            f"for _, {z} := range []any{{{values()}, {call}, {values()}}} {{ show(\"in\", {z}) }}",
            f"func(all ...any) {{ for _, {z} := range all {{ show(\"of\", {z}) }} }}({values()}, {call}, {values()})",
            f"func(a any, c {t}, d any) {{ show(\"a\", a); show(\"d\", d); println(c) }}({values()}, {call}, {values()})",
            f"{z} := [3]{t}{{{n()}, {call}, {n()}}}; println({z}[0], {z}[1], {z}[2])",
            f"{z} := map[{t}]any{{{n()}: {values()}, {call}: {n()}}}; println(len({z})); show(\"k\", {z}[{k}])",
            f"{z} := map[any]{t}{{{n()}: {call}}}; println(len({z}), {z}[{k}], {z}[{y}.a])",
            f"{z} := map[string]{t}{{{w()}: {call}}}; for s := range {z} {{ println(s) }}",
            f"{z} := map[string]{t}{{string({b}): {n()}}}; println({z}[string({b})] + {call}, {z}[{w()}])",
            f"{z} := pair[int, any]{{fst: len({x}), snd: {values()}, next: &pair[int, any]{{int({call}), {values()}, nil}}}}; "
            f"show(\"b\", {z}.snd); show(\"n\", {z}.next.snd)",
            f"{place} = {call}", f"{place} {op}= {call}", f"var {z} {t}; {place}, {z} = {call}, {n()}; println({z})",
            f"{x} = append({x}, {call}, {n()})", f"{x} = append({x}[:1], {n()}, {call})",
            f"{z}, s := {n()}, {w()} + string(rune({call}&63)); println({z}, s)",
            f"s, {z} := func() (string, any) {{ return {w()}, pair[int, {t}]{{snd: {call}}} }}(); println(s); show(\"z\", {z})",
            f"{z} := make(chan any, 2); {z} <- pair[int, any]{{int({call}), {values()}, nil}}; show(\"c\", <-{z})",
            f"switch {n()} {{ case {call}: println(1); case {n()}: println(2); default: println(3) }}",
            f"switch {w()} {{ case string(rune({call})): println(1); case {w()}: println(2); default: println(3) }}",
            f"if {self.r.choice(flags)} || {n()} < {call} {{ println({n()}) }}",
            f"for i, c := range {w()} {{ println(i, c); _ = {call} }}",
            f"defer func(a any, c {t}) {{ show(\"late\", a); println(c) }}({values()}, {call})",
            f"println(pick({self.r.choice(flags)}, {call}, {n()}), sum({n()}, {call}, {n()}))",
            f"println(\"s\", {w()} + string(rune({call}&63)) + {w()})"])
        change = self.r.sample([f"{x} = []{t}{{{v()}, {v()}, {v()}}}", f"{x}[0] ^= 3", f"{y}.a ^= 5", f"{b}[0]++; {b}[1] = 'z'", f"{e} = \"!\"", f"{m}[{k}] += 7", f"{k} ^= 1", f"{y} = &struct{{ a {t} }}{{{v()}}}"], 5)
        after = f"println(len({x}), {x}[0], {x}[1], {y}.a, string({b}), {e}, len({m}), {m}[{k}], {k})"
        return ("{", [f"{x}, {y} := []{t}{{{v()}, {v()}}}, &struct{{ a {t} }}{{{v()}}}",
                      f"{b}, {e}, {m}, {k} := []byte(\"abc\"), \"\", map[{t}]{t}{{1: {v()}, 2: 3}}, {t}({self.r.randint(0, 3)})",
                      (f"{f} := func() {t} {{", [*change, "_ = recover()", f"return {v()}"], "}"),
                      self.guarded(use), after], "}")

    def noted(self, value):
        return f"note({self.count()}, {value})"

    def count(self):
        self.serial += 1
        return self.serial

    def do_order(self, depth):
        t, u = self.integer(), self.scalar()
        x = self.name("o")
        a = lambda of: self.noted(self.operand(of, 1))
        e = lambda of: self.noted(self.expr(of, 1))
        s = self.r.choice(self.structs)
        f, ft = self.r.choice(s.own)
        low = lambda: f"note({self.count()}, {self.r.randint(0, 2)})"
        options = [
            f"println({e(t)} {self.r.choice('+-*&|^')} {a(t)}, {a(u)})",
            f"println({e(t)} {self.r.choice('/%')} {e(t)})",  # no call after what may panic: their order is open
            f"{x} := [3]{t}{{{a(t)}, {a(t)}, {a(t)}}}; println({x}[{a(UINT)}&1], {x}[2] + {e(t)})",
            f"{x} := []{u}{{2: {a(u)}, 0: {a(u)}}}; {self.dump(slice_of(u), x)}; println()",
            f"{x} := map[int]{u}{{{a(INT)}: {a(u)}, {e(INT)}: {a(u)}}}; println(len({x}))",
            f"{x} := {s}{{{f}: {a(ft)}}}; {self.dump(ft, x + '.' + f)}; println()",
            f"{x} := []{t}{{1, 2}}; note({self.count()}, {x})[{low()}], {x}[{low()}] = {a(t)}, {e(t)}; println({x}[0])",
            f"{x} := map[{t}]{u}(nil); note({self.count()}, {x})[{a(t)}] = {a(u)}",
            f"{x} := (*{s})(nil); note({self.count()}, {x}).{f} = {a(ft)}",
            f"{x} := &{s}{{}}; note({self.count()}, {x}).{f} = {a(ft)}; {x}.dump(); println()",
            f"println({e(BOOL)} && {e(BOOL)} || {e(BOOL)}, {e(t)} < {a(t)})",
            f"{x} := make(chan {u}, 1); note({self.count()}, {x}) <- {a(u)}; {self.dump(u, '<-' + x)}; println()",
            (f"switch {e(t)} {{", [(f"case {e(t)}, {e(t)}:", ["println(1)"], ""), (f"case {e(t)}:",
             ["println(2)"], "")], "}"),
            ("{", [(f"{x} := func() (a {t}, b {u}) {{", [f'defer func() {{ println("late", a); a++ }}()',
                                                       f"return {a(t)}, {a(u)}"], "}"),
                   f"a, b := {x}(); println(a, b)"], "}"),
            f"println(pick({e(BOOL)}, {a(t)}, {e(t)}), sum({e(t)}, {a(t)}, {a(t)}))",
            f"{x} := {e(STRING)} + {a(STRING)} + {e(STRING)}; println({x}, {x}[{low()}])",
            f"{x} := []byte({e(STRING)}); println(string(append({x}, {a(BASIC['uint8'])}, {a(BASIC['uint8'])})))",
            f"var {x} any = {a(t)}; println({x}.({t}) == {e(t)}, {x} == any({a(u)}))",
            f"{x} := [][]{t}{{{{{a(t)}}}, {{{a(t)}, {a(t)}}}}}; {x}[{low()}&1][{low()}] {self.r.choice(['+=', '-=', '|='])} "
            f"{a(t)}; println({x}[0][0])",
            f"defer func(p {t}, q {u}) {{ println(\"later\", p, q) }}({a(t)}, {a(u)})",
            f"println(cut({e(STRING)}, {a(INT)}, {low()}), len({e(STRING)}), min({e(t)}, {e(t)}, {a(t)}))",
            f"println({e(STRING)}[{low()}:{low()}])",
        ]
        if self.funcs:
            name, params, results = self.r.choice(self.funcs)
            args = ", ".join(a(p) if p.kind in SCALAR_KINDS else self.noted(self.expr(p, 1)) for p in params)
            options += [f"{', '.join('_' for _ in results)} = {name}({args})"] * 3
        line = self.r.choice(options)
        return self.guarded(line) if self.chance(.9) or "defer" in line else ("{", [line], "}")
