"""Package variables initialised from each other: with calls that tell their order, keyed literals in any order, copies,
addresses, interfaces, closures. Declared in any order, so that dependencies decide, through functions and methods too."""
import random
import re

STRUCT = [("N", "int"), ("P", "*P"), ("S", "[]int"), ("I", "any"), ("A", "[3]int"), ("F", "func() int"), ("Q", "Q")]
INNER = [("X", "int"), ("Y", "string"), ("Z", "any"), ("W", "*P")]
KINDS = ["int", "P", "*P", "[]int", "[3]int", "any", "func() int", "Q", "[]P", "[]*P", "[3]any", "map[int]P", "string",
         "I", "[]byte", "*int", "[2]Q"]


class Globals:
    """A mixin of Unit."""

    def make_variables(self):
        """The declarations; gives statements that dump the variables, change them through each other and dump again."""
        made = Variables(self.r, self.n)
        self.tree += made.tree
        return made.statements


class Variables:
    def __init__(self, r, number):
        self.r, self.n, self.known, self.tree, self.statements = r, number, [], [], []
        self.through = []  # (call, type): functions that give a variable
        self.support()
        declared = [self.variable(i) for i in range(r.randint(4, 9))]
        r.shuffle(declared)
        self.tree += declared
        self.dump()

    def go(self, text):
        """§P is a type of the unit, §m and §g3 are functions and variables: their names carry its number."""
        text = re.sub(r"§([A-Z])", lambda m: f"V{m[1]}{self.n}", text)
        return re.sub(r"§([a-z]+)(\d*)", lambda m: f"v{m[1]}{self.n}_{m[2] or 0}", text)

    def type(self, t):
        for short in "PQI":
            if t.endswith(short):
                return self.go(t[:-1] + "§" + short)
        return t

    def support(self):
        fields = lambda l: [f"{f} {self.type(t)}" for f, t in l]
        self.tree.append((self.go("type §P struct {"), fields(STRUCT), "}"))
        self.tree.append((self.go("type §Q struct {"), fields(INNER), "}"))
        self.tree += [self.go(line) for line in [
            "type §I interface{ get() int }",
            "func (x §P) get() int { return x.N }",
            "func (x *§Q) get() int { return x.X }",
            "var §count int",
            f'func §m(x int) int {{ §count = §count*7%1000 + x; println("m{self.n}", x, §count); return x }}',
            "func §two(x int) (int, §Q) { return §m(x), §Q{X: x, Y: \"two\"} }",
            "func §id[T any](x T) T { §m(0); return x }"]]
        self.tree.append((self.go("func §show(x any, depth int) {"), [
            ('if depth > 4 {', ['print("… ")', 'return'], '}'),
            (self.go('switch x := x.(type) {'), [self.go(line) for line in [
                'case nil: print("nil ")', 'case int: print(x, " ")', 'case string: print(x, " ")',
                'case []byte: print(string(x), " ")', 'case bool: print(x, " ")',
                'case *int: if x == nil { print("nil ") } else { print("&", *x, " ") }',
                'case [3]int: print("[", x[0], " ", x[1], " ", x[2], "] ")',
                'case []int: print(len(x), x == nil, "["); for _, e := range x { print(e, " ") }; print("] ")',
                'case [3]any: print("["); for _, e := range x { §show(e, depth+1) }; print("] ")',
                'case func() int: print("f", x(), " ")',
                'case §P: print("P{", x.N, " "); §show(x.P, depth+1); §show(x.S, depth); §show(x.I, depth+1); §show(x.A, depth); '
                'if x.F != nil { print(x.F(), " ") }; §show(x.Q, depth+1); print("} ")',
                'case *§P: if x == nil { print("nil ") } else { print("&"); §show(*x, depth+1) }',
                'case §Q: print("Q{", x.X, " ", x.Y, " "); §show(x.Z, depth+1); §show(x.W, depth+1); print("} ")',
                'case *§Q: print("&"); §show(*x, depth+1)',
                'case []§P: print("["); for _, e := range x { §show(e, depth+1) }; print("] ")',
                'case []*§P: print("["); for _, e := range x { §show(e, depth+1) }; print("] ")',
                'case [2]§Q: §show(x[0], depth+1); §show(x[1], depth+1)',
                'case map[int]§P: for i := 0; i < 10; i++ { if e, ok := x[i]; ok { print(i, ":"); §show(e, depth+1) } }']], "}")],
            "}"))

    # ---- declarations ----

    def variable(self, i):
        r = self.r
        name = self.go(f"§g{i}")
        if r.random() < .12:
            return f"var _ = {self.expr(r.choice(KINDS), 2)}".replace("= nil", "= 0")
        if r.random() < .1:
            other = self.go(f"§b{i}")
            line = self.go(f"var {name}, {other} = §two({self.expr('int', 1)})")
            self.known += [(name, "int"), (other, "Q")]
            return line
        t = r.choice(KINDS)
        value = self.expr(t, 3)
        self.known.append((name, t))
        if r.random() < .3:
            self.through.append((self.go(f"§h{i}()"), t))
            self.tree.append(self.go(f"func §h{i}() {self.type(t)} {{ return {name} }}"))
        return f"var {name} {self.type(t)} = {value}"

    # ---- values ----

    def of(self, t):
        found = [n for n, k in self.known if k == t] + [c for c, k in self.through if k == t]
        found += [f"{n}.{f}" for n, k in self.known for f, ft in {"P": STRUCT, "Q": INNER}.get(k, []) if ft == t]
        return self.r.choice(found) if found else None

    def addressable(self, t):
        found = ["&" + n for n, k in self.known if k == t]
        found += [f"&{n}.{f}" for n, k in self.known for f, ft in {"P": STRUCT, "Q": INNER}.get(k, []) if ft == t]
        found += [f"&{n}[{self.r.randint(0, 2)}]" for n, k in self.known if k == f"[3]{t}"]
        return self.r.choice(found) if found else None

    def expr(self, t, depth):
        if self.r.random() < .3:
            found = self.of(t)
            if found:
                return found
        if self.r.random() < .1:
            return self.go(f"§id[{self.type(t)}]({self.expr(t, depth - 1)})")
        return self.go(self.made(t, depth))

    def keyed(self, count, t, depth):
        """Elements of a literal, with keys in any order."""
        r = self.r
        keys = r.sample(range(count), r.randint(0, count))
        if r.random() < .4:
            return ", ".join(self.expr(t, depth - 1) for _ in keys)
        return ", ".join(f"{k}: {self.expr(t, depth - 1)}" for k in keys)

    def fields(self, fields, depth):
        chosen = self.r.sample(fields, self.r.randint(0, 4) if depth > 0 else 1)
        return ", ".join(f"{f}: {self.expr(t, depth - 1)}" for f, t in chosen)

    def made(self, t, depth):
        r, low = self.r, depth <= 0
        if t == "int":
            if low or r.random() < .4:
                return str(r.randint(1, 9))
            return r.choice([f"§m({self.expr('int', depth - 1)})", f"§m({r.randint(1, 9)})",
                             f"len({self.expr('[]int', depth - 1)})", f"({self.expr('int', depth - 1)} + §m(1))"])
        if t == "string":
            return r.choice(['"a"', '"bc"', '""', f"string(rune(65 + {self.expr('int', 0)}))"])
        if t in ("P", "Q"):
            return f"§{t}{{{self.fields(STRUCT if t == 'P' else INNER, depth)}}}"
        if t == "*P":
            return self.addressable("P") if self.addressable("P") and r.random() < .4 else \
                "nil" if low else f"&§P{{{self.fields(STRUCT, depth)}}}"
        if t == "*int":
            return self.addressable("int") or "new(int)"
        if t in ("[]int", "[3]int", "[3]any", "[2]Q", "[]P", "[]*P"):
            elem = t[t.index("]") + 1:]
            return f"{self.type(t)}{{{self.keyed(2 if t == '[2]Q' else 3, elem, depth)}}}" if not low else self.type(t) + "{}"
        if t == "map[int]P":
            keys = [] if low else r.sample(range(9), r.randint(0, 2))
            return self.type(t) + "{" + ", ".join(f"{k}: {self.expr('P', depth - 1)}" for k in keys) + "}"
        if t == "any":
            return "nil" if low else f"any({self.expr(r.choice([k for k in KINDS if k not in ('any', 'I')]), depth - 1)})" \
                .replace("any(nil)", "any(4)")
        if t == "I":
            return r.choice([f"§I({self.expr('P', depth - 1)})", f"§I(&§Q{{{self.fields(INNER, depth)}}})"])
        if t == "[]byte":
            return r.choice(['[]byte("text")', '[]byte("")', "[]byte{1: 'b', 0: 'a'}"])
        found = self.of("int")
        return r.choice(["func() int { return 1 }", f"func() int {{ return {found} }}" if found and "(" not in found
                         else "func() int { return 2 }", f"§P{{N: {self.expr('int', 0)}}}.get"])

    # ---- what they hold ----

    def dump(self):
        show = [self.go(f"§show({n}, 0); println()") for n, t in self.known if t != "I"]
        show += [f"println({n}.get())" for n, t in self.known if t == "I"]
        change = []
        for n, t in self.known:
            change += {"*P": [f"if {n} != nil {{ {n}.N += 100; {n}.A[1]++ }}"], "*int": [f"*{n} += 1000"], "P": [f"{n}.N++"],
                       "[]int": [f"if len({n}) > 0 {{ {n}[0] += 50 }}"], "[3]int": [f"{n}[2]++"],
                       "Q": [f"{n}.X++"]}.get(t, [])
        same = [n for n, t in self.known if t == "*P"]
        change += [f"println({a} == {b})" for a, b in zip(same, same[1:])]
        self.statements = show + change + show


if __name__ == "__main__":
    print(Variables(random.Random(1), 1).tree)
