"""Expressions of a generated unit: without effects, without panics, so that their order never matters."""
from gen_types import (BASIC, BOOL, COMPLEX, FLOATS, INT, INTS, SCALAR_KINDS, SCALARS, STRING, UINT,
                       pointer_to, slice_of)

STRINGS = ['""', '"a"', '"gopher"', '"h\\u00e9llo, \\u4e16\\u754c"', '"\\xff\\x00z"', '"0123456789"',
           '"\\xe4\\xb8"', '"\\xed\\xa0\\x80\\U0010ffff"', '"ab\\x80cd"']
FLOAT_LITERALS = ["0", "1", "-1.5", "0.1", "3.25e10", "1e-7", "-7", "123456.789", "1e30", "0x1p-40", "16777217", "0.5"]


class Variable:
    def __init__(self, name, type_, write=True):
        self.name, self.type, self.write = name, type_, write


class Exprs:
    """A mixin of Unit. Pointers that are variables are never nil; those found elsewhere may be."""

    def add(self, name, t, write=True):
        self.scope.append(Variable(name, t, write))
        return name

    def declare(self, t, write=True, prefix="v"):
        return self.add(self.name(prefix), t, write)

    def vars(self, t, write=False):
        return [v.name for v in self.scope if v.type == t and (v.write or not write)]

    # ---- places ----

    def places(self, depth=2):
        """(text, type) of what can be read through a variable."""
        found = []
        for v in self.scope:
            self.inside(v.name, v.type, depth, found)
        return found

    def inside(self, text, t, depth, found):
        found.append((text, t))
        if depth == 0:
            return
        if t.kind == "struct":
            for f, ft in t.fields:
                self.inside(f"{text}.{f}", ft, depth - 1, found)
        elif t.kind == "array" and t.bits:
            self.inside(f"{text}[{self.small_index()}%{t.bits}]", t.elem, depth - 1, found)
        elif t.kind == "slice":
            self.inside(f"at({text}, {self.small_index()})", t.elem, depth - 1, found)
        elif t.kind == "map" and t.key.kind in SCALAR_KINDS:
            self.inside(f"{text}[{self.key(t.key)}]", t.elem, depth - 1, found)
        elif t.kind == "pointer":
            self.inside(f"(*safe({text}))" if "." in text or "(" in text else f"(*{text})", t.elem, depth - 1, found)

    def small_index(self):
        counters = [v.name for v in self.scope if v.type in (UINT, BASIC["uint8"])]
        return self.r.choice(counters + ["uint(fuel)"]) if self.chance(.6) else f"uint({self.r.randint(0, 5)}+fuel&0)"

    def place(self, t, depth=2):
        found = [text for text, pt in self.places(depth) if pt == t]
        text = self.r.choice(found) if found else None
        return f"safe({text})" if text and t.kind == "pointer" and not text.isidentifier() else text

    def targets(self):
        """(text, type) of what can be assigned to."""
        found = []
        for v in self.scope:
            if v.write:
                self.target_inside(v.name, v.type, 2, found)
            elif v.type.kind in ("pointer", "slice", "map"):
                self.target_inside(v.name, v.type, 1, found, False)
        return found

    def target_inside(self, text, t, depth, found, itself=True):
        if itself:
            found.append((text, t))
        if depth == 0:
            return
        if t.kind == "struct":
            for f, ft in t.fields:
                self.target_inside(f"{text}.{f}", ft, depth - 1, found)
        elif t.kind == "array":
            self.target_inside(f"{text}[{self.small_index()}%{t.bits}]", t.elem, depth - 1, found)
        elif t.kind == "slice":
            self.target_inside(f"(*ref({text}, {self.small_index()}))", t.elem, depth - 1, found)
        elif t.kind == "map":
            found.append((f"live({text})[{self.key(t.key)}]", t.elem))
        elif t.kind == "pointer":
            self.target_inside(f"(*safe({text}))" if "." in text or "(" in text else f"(*{text})", t.elem, depth - 1,
                               found)

    def key(self, t):
        """A key that is often found again; no place again, as a place may be inside a map."""
        known = self.vars(t)
        if known and self.chance(.4) and t.kind != "any":
            return f"({self.r.choice(known)}&3)" if t.kind == "int" else self.r.choice(known)
        if t.kind == "int":
            return f"{t}({self.r.randint(0, 4)})"
        if t.kind == "float":
            return f"{t}({self.r.choice(['0', '1.5', '-2', '1e10'])})"
        if t.kind in SCALAR_KINDS:
            return self.literal(t)
        if t.kind == "any":
            return f"any({self.literal(self.scalar())})"
        return f"{t}{{}}"

    # ---- values of any type ----

    def literal(self, t):
        if t.kind == "int":
            low, high = (-(1 << t.bits - 1), (1 << t.bits - 1) - 1) if t.signed else (0, (1 << t.bits) - 1)
            v = self.r.choice([low, high, high - 1, 0, 1, 2, 7, self.r.randint(low, high), self.r.randint(0, 100)])
            return f"{t}({v})"
        if t.kind == "float":
            return f"{t}({self.r.choice(FLOAT_LITERALS)})"
        if t.kind == "complex":
            return f"{t}({self.r.choice(['0', '1', '2i', '1.5-2i', '-1e10+1e-3i'])})"
        if t.kind == "string":
            text = self.r.choice(STRINGS)
            return text if t == STRING else f"{t}({text})"
        return self.r.choice(["true", "false"])

    def leaf(self, t):
        """Never a constant."""
        known = self.vars(t)
        if known and self.chance(.8):
            return self.r.choice(known)
        if self.chance(.6):
            found = self.place(t)
            if found:
                return found
        if t.kind in ("int", "float"):
            return f"{t}(fuel)"
        if t.kind == "complex":
            return f"{t}(complex(float64(fuel), 1))"
        if t.kind == "string":
            return f"{t}(rune(fuel))"
        if t.kind == "bool":
            return "(fuel > 5)"
        if t.kind == "parameter":
            return f"*new({t})"
        return self.composite(t, -1)

    def operand(self, t, depth):
        return self.literal(t) if t.kind in SCALAR_KINDS and self.chance(.25) else self.expr(t, depth)

    def expr(self, t, depth=2):
        if depth <= 0 or self.chance(.2):
            return self.leaf(t)
        if t.kind in SCALAR_KINDS:
            return getattr(self, "expr_" + t.kind)(t, depth - 1)
        if t.kind == "parameter":
            return self.expr_parameter(t, depth - 1)
        found = self.place(t) if self.chance(.6) else None
        if found:
            return found
        if t.kind in ("slice", "array", "struct", "map") and self.chance(.15):
            return f"pick({self.expr(BOOL, depth - 1)}, {self.expr(t, depth - 1)}, {self.composite(t, depth - 1)})"
        if t.kind == "slice" and self.chance(.3) and self.vars(t):
            return self.sliced(t, self.r.choice(self.vars(t)), depth - 1)
        return self.composite(t, depth - 1)

    def sliced(self, t, v, depth):
        bounds = ", ".join(self.expr(UINT, depth) for _ in range(3))
        return self.r.choice([f"part({v}, {bounds})", f"{v}[:len({v})/2]", f"{v}[len({v})/3:]", f"{v}[:0:len({v})/2]",
                              f"append({v}[:len({v}):len({v})], {self.operand(t.elem, depth)})",
                              f"append({t}(nil), {v}...)"])

    def composite(self, t, depth):
        if t.kind in SCALAR_KINDS:
            return self.operand(t, depth)
        if depth < 0 and t.kind in ("slice", "array", "struct", "map"):
            return f"{t}{{}}"
        if t.kind == "slice":
            choice = self.r.randrange(6)
            if choice == 0:
                return f"make({t}, {self.r.randint(0, 5)}, {self.r.randint(5, 9)})"
            if choice == 1 and depth == 0:
                return f"{t}(nil)"
            if choice == 2:
                return f"{t}{{{self.r.randint(1, 4)}: {self.operand(t.elem, depth)}}}"
            return f"{t}{{{', '.join(self.operand(t.elem, depth - 1) for _ in range(self.r.randint(0, 4)))}}}"
        if t.kind == "array":
            if self.chance(.2):
                return f"{t}{{}}"
            return f"{t}{{{', '.join(self.operand(t.elem, depth - 1) for _ in range(self.r.randint(0, t.bits)))}}}"
        if t.kind == "struct":
            init = ", ".join(f"{f}: {self.operand(ft, depth - 1)}" for f, ft in t.own if self.chance(.6))
            return f"{t}{{{init}}}" if self.chance(.9) else f"(*new({t}))"
        if t.kind == "map":
            keys = {}
            for _ in range(self.r.randint(0, 3)):
                keys[self.literal(t.key) if t.key.kind in SCALAR_KINDS else self.key(t.key)] = 0
            if t.key.kind not in SCALAR_KINDS or t.key.kind == "bool":
                keys = list(keys)[:1]  # one: no key is a constant's duplicate, and there is one order
            return f"{t}{{{', '.join(f'{k}: {self.operand(t.elem, depth - 1)}' for k in distinct(keys))}}}"
        if t.kind == "pointer":
            if t.elem.kind in ("struct", "array"):
                return f"&{self.literal_of(t.elem, depth)}"
            return f"new({self.expr(t.elem, depth)})"
        if t.kind == "any":
            of = self.scalar() if depth < 0 or self.chance(.7) else self.r.choice(self.structs)
            return f"any({self.expr(of, depth) if of in self.structs else self.operand(of, depth)})"
        if t.kind == "func":
            return self.pure_function(t, depth)
        if t.kind == "interface":
            return f"{t}({self.composite(self.r.choice(self.implementers(t)), depth)})"
        if t.kind == "parameter":
            return self.leaf(t)
        raise AssertionError(t.kind)

    def pure_function(self, t, depth):
        names, scope = [self.name("q") for _ in t.params], self.scope
        signature = ", ".join(f"{n} {p}" for n, p in zip(names, t.params))
        self.scope = [v for v in scope if v.type.kind not in ("func", "interface")]  # no recursion
        for n, p in zip(names, t.params):
            self.add(n, p, False)
        body = ", ".join(self.expr(r, depth) for r in t.results)
        self.scope = scope
        return f"func({signature}) ({', '.join(map(str, t.results))}) {{ return {body} }}"

    def implementers(self, t):
        found = [s for s in self.structs + self.named if s.methods[0][2] == t.results]
        return found + [pointer_to(s) for s in found if s.kind == "struct"]

    def literal_of(self, t, depth):
        made = self.composite(t, depth)
        return made if made.startswith(f"{t}{{") else f"{t}{{}}"

    # ---- scalars ----

    def expr_common(self, t, depth):
        choice = self.r.randrange(8)
        if choice == 0:
            return f"pick({self.expr(BOOL, depth)}, {self.operand(t, depth)}, {self.expr(t, depth)})"
        if choice < 4:
            return self.place(t) or self.leaf(t)
        if choice == 4 and t.kind not in ("bool", "complex"):
            return f"{self.r.choice(['min', 'max'])}({self.expr(t, depth)}, {self.operand(t, depth)})"
        if choice == 5:
            method = self.method_giving(t)
            return method or self.leaf(t)
        if choice == 6:
            values = f"[]{t}{{{self.expr(t, depth)}, {self.operand(t, depth)}}}"
            return f"{values}[{self.expr(INT, depth)}&1]"
        if choice == 7 and t.kind in ("int", "float"):
            return f"sum({self.expr(t, depth)}, {self.operand(t, depth)})"
        return self.leaf(t)

    def method_giving(self, t):
        """A call of a get: it has no effects."""
        found = [v.name for v in self.scope for s in self.structs + self.named
                 if v.type == s and s.methods and s.methods[0][2][0] == t and not v.name.startswith("x")]
        calls = [f"{v}.get()" for v in found]
        for v in self.scope:
            if v.type.kind == "interface" and v.type.results == [t]:
                calls.append(f"{v.name}.get()")
            if v.type.kind == "func" and v.type.results == [t]:
                calls.append(f"{v.name}({', '.join(self.operand(p, 0) for p in v.type.params)})")
        return self.r.choice(calls) if calls else None

    def expr_parameter(self, t, depth):
        """Of a type parameter: what its constraint allows."""
        choice = self.r.randrange(8)
        a = self.expr(t, depth)
        if choice == 0:
            return f"pick({self.expr(BOOL, depth)}, {a}, {self.expr(t, depth)})"
        if choice == 1:
            return self.place(t) or self.leaf(t)
        if t.constraint in ("ordered", "number", "integer") and choice == 2:
            return f"{self.r.choice(['min', 'max'])}({a}, {self.expr(t, depth)})"
        if t.constraint in ("number", "integer"):
            if choice == 3:
                return f"{t}({self.expr(self.r.choice(INTS), depth)})"
            if choice == 4:
                return f"sum({a}, {self.expr(t, depth)}, {self.r.randint(0, 100)})"
            if choice == 5 and t.constraint == "integer":
                return self.r.choice([f"({a} {self.r.choice(['/', '%'])} ({self.expr(t, depth)} | 1))",
                                      f"({a} {self.r.choice(['<<', '>>'])} ({self.expr(UINT, depth)} & 127))",
                                      f"({a} {self.r.choice('&|^')} {self.expr(t, depth)})", f"(^{a})"])
            return f"({a} {self.r.choice('+-*')} {self.r.choice([self.expr(t, depth), self.r.randint(0, 100)])})"
        return a

    def expr_int(self, t, depth):
        choice = self.r.randrange(13)
        a = self.expr(t, depth)
        if choice < 3:
            return f"({a} {self.r.choice(['+', '-', '*', '&', '|', '^', '&^'])} {self.operand(t, depth)})"
        if choice == 3:
            count = self.expr(self.r.choice([UINT, BASIC["uint8"], BASIC["uint32"], BASIC["uint64"]]), depth)
            mask = self.r.choice([7, 31, 63, 127])
            return f"({a} {self.r.choice(['<<', '>>'])} ({count} & {mask}))"
        if choice == 4:
            return f"({a} {self.r.choice(['/', '%'])} ({self.expr(t, depth)} | 1))"
        if choice == 5:
            values = [1, 2, 3, 5, 7, 8, 10, 60, 100, 127] + ([-1, -3, -128] if t.signed else [1 << t.bits - 1])
            return f"({a} {self.r.choice(['/', '%'])} {t}({self.r.choice(values)}))"
        if choice == 6:
            return f"{t}({self.expr(self.integer(), depth)})"
        if choice == 7:
            return f"({self.r.choice(['-', '^', '+'])}{a})"
        if choice == 8:
            return f"{t}(len({self.expr(STRING, depth)}))"
        if choice == 9:
            return self.rotated(t, a) if t.kind == "int" and not t.signed else f"({a} << {self.r.randint(0, 70)})"
        if choice == 10:
            of = self.r.choice(FLOATS)
            if self.same_machine and self.chance(.3):
                return f"{t}({self.expr(of, depth)})"
            if self.chance(.5) and t.bits == 64 and t.signed:
                return f"{t}(large({self.expr(of, depth)}))"
            return f"{t}(near({self.expr(of, depth)}))"
        if choice == 11 and t in (BASIC["uint8"],):
            return f"char({self.expr(STRING, depth)}, {self.expr(UINT, depth)})"
        return self.expr_common(t, depth)

    def rotated(self, t, a):
        n = self.r.randint(1, t.bits - 1)
        return f"({a}<<{n} | {a}>>{t.bits - n})"

    def expr_float(self, t, depth):
        choice = self.r.randrange(8)
        a = self.expr(t, depth)
        if choice < 4:
            return f"({a} {self.r.choice('+-*/')} {self.operand(t, depth)})".replace(f"/ {t}(0))", f"/ {t}(4))")
        if choice == 4:
            return f"{t}({self.expr(self.r.choice(INTS + FLOATS), depth)})"
        if choice == 5:
            return f"(-{a})"
        if choice == 6:
            return f"{t}({self.r.choice(['real', 'imag'])}({self.expr(self.r.choice(COMPLEX), depth)}))"
        return self.expr_common(t, depth)

    def expr_complex(self, t, depth):
        choice = self.r.randrange(6)
        a = self.expr(t, depth)
        if choice < 3:
            return f"({a} {self.r.choice('+-*/')} {self.expr(t, depth)})"
        if choice == 3:
            part = FLOATS[0] if t == COMPLEX[0] else FLOATS[1]
            return f"complex({self.expr(part, depth)}, {self.operand(part, depth)})"
        if choice == 4:
            return f"{t}({self.expr(self.r.choice(COMPLEX), depth)})"
        return self.expr_common(t, depth)

    def expr_string(self, t, depth):
        choice = self.r.randrange(8)
        a = self.expr(t, depth)
        if choice < 2:
            return f"clip({a} + {self.operand(t, depth)})"
        if choice == 2:
            return f"cut({a}, {self.expr(INT, depth)}, {self.expr(INT, depth)})"
        if choice == 3:
            return f"{t}(rune({self.expr(self.r.choice([BASIC['int32'], BASIC['int16'], BASIC['uint8']]), depth)}))"
        if choice == 4:
            return f"{t}([]{self.r.choice(['byte', 'rune'])}({a}))"
        if choice == 5:
            of = self.r.choice([BASIC["uint8"], BASIC["int32"]])
            return f"{t}({self.expr(slice_of(of), depth)})"
        if choice == 6:
            return f"{t}({self.expr(self.r.choice([s for s in SCALARS + self.named if s.kind == 'string']), depth)})"
        return self.expr_common(t, depth)

    def expr_bool(self, t, depth):
        choice = self.r.randrange(9)
        if choice < 3:
            of = self.r.choice([s for s in SCALARS + self.named if s.kind in ("int", "float", "string")])
            sign = self.r.choice(["<", "<=", ">", ">=", "==", "!="])
            return f"({self.expr(of, depth)} {sign} {self.operand(of, depth)})"
        if choice == 3:
            return f"({self.expr(t, depth)} {self.r.choice(['&&', '||', '==', '!='])} {self.expr(t, depth)})"
        if choice == 4:
            return f"!{self.expr(t, depth)}"
        if choice < 7:
            same = [s for s in self.pool + self.structs + COMPLEX if s.comparable and s.kind != "any" and self.vars(s)
                    and safe_to_compare(s)]
            if same:
                of = self.r.choice(same)
                return f"({self.r.choice(self.vars(of))} {self.r.choice(['==', '!='])} ({self.leaf(of)}))"
        if choice == 7 and self.parameter:
            p = self.parameter
            sign = self.r.choice(["==", "!="] if p.constraint == "comparable" else ["==", "<", ">=", "!="])
            if p.constraint != "any":
                return f"({self.expr(p, depth)} {sign} {self.expr(p, depth)})"
        if choice == 7:
            nils = [text for text, s in self.places(1) if s.kind in ("pointer", "slice", "map", "any")]
            if nils:
                return f"({self.r.choice(nils)} {self.r.choice(['==', '!='])} nil)"
        return self.expr_common(t, depth)


def safe_to_compare(t):
    """No interface inside: what it holds may not be comparable."""
    if t.kind in ("any", "interface"):
        return False
    if t.kind == "array":
        return safe_to_compare(t.elem)
    return all(safe_to_compare(f) for _, f in t.fields) if t.kind == "struct" else True


def distinct(keys):
    """Constants that look different may still be the same key."""
    seen, out = set(), []
    for k in keys:
        value = k[k.find("(") + 1:].rstrip(")")
        try:
            value = float(value) if "." in value or "e" in value else float(int(value, 0))
        except ValueError:
            pass
        if value not in seen:
            seen.add(value)
            out.append(k)
    return out
