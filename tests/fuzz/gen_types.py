"""Types of a generated unit."""

INT_BITS = {"int": 64, "int8": 8, "int16": 16, "int32": 32, "int64": 64,
            "uint": 64, "uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64, "uintptr": 64}


class Type:
    """`go` is how the type is written; types with the same text are the same."""

    def __init__(self, kind, go, elem=None, key=None, fields=(), bits=0, signed=False, comparable=True, methods=()):
        self.kind, self.go, self.elem, self.key = kind, go, elem, key
        self.fields = list(fields)  # (name, Type), those of embedded structs too
        self.own = []  # what a literal may set
        self.bits, self.signed, self.comparable = bits, signed, comparable
        self.params, self.results = [], []
        self.constraint = None
        self.methods = list(methods)  # (name, params, results): of the type itself or of its pointer

    def __str__(self):
        return self.go

    def __eq__(self, other):
        return self.go == other.go

    def __hash__(self):
        return hash(self.go)


def basic(go):
    if go in INT_BITS:
        return Type("int", go, bits=INT_BITS[go], signed=go[0] == "i")
    kind = {"float": "float", "compl": "complex"}.get(go[:5], go)
    return Type(kind, go)


BASIC = {go: basic(go) for go in [*INT_BITS, "float64", "float32", "complex128", "complex64", "string", "bool", "any"]}
INTS = [BASIC[go] for go in INT_BITS]
FLOATS = [BASIC["float64"], BASIC["float32"]]
COMPLEX = [BASIC["complex128"], BASIC["complex64"]]
INT, UINT, STRING, BOOL, ANY = (BASIC[go] for go in ["int", "uint", "string", "bool", "any"])
SCALARS = INTS + FLOATS + COMPLEX + [STRING, BOOL]
SCALAR_KINDS = {"int", "float", "complex", "string", "bool"}
ORDERED = {"int", "float", "string"}


def slice_of(elem):
    return Type("slice", f"[]{elem}", elem, comparable=False)


def array_of(elem, n=4):
    made = Type("array", f"[{n}]{elem}", elem, comparable=elem.comparable)
    made.bits = n
    return made


def map_of(key, elem):
    return Type("map", f"map[{key}]{elem}", elem, key, comparable=False)


def pointer_to(elem):
    return Type("pointer", f"*{elem}", elem, methods=elem.methods)


def func_of(params, results):
    made = Type("func", f"func({', '.join(map(str, params))}) ({', '.join(map(str, results))})", comparable=False)
    made.params, made.results = params, results
    return made


class Types:
    """A mixin of Unit: its pool of types, and how each is dumped."""

    def make_types(self):
        self.pool, self.structs, self.named, self.dumpers = [], [], [], {}
        self.interfaces, self.parameter = [], None
        for _ in range(self.r.choice([0, 0, 1])):
            self.make_named()
        self.lists = []
        for _ in range(self.r.choice([1, 1, 1, 2])):
            self.make_struct()
        if self.chance(.2):
            self.make_list()
        if self.chance(.25):
            result = self.r.choice(self.structs + self.named).methods[0][2]
            made = Type("interface", self.name("I"))
            made.results = result
            self.tree.append(f"type {made} interface {{ get() {result[0]}; dump() }}")
            self.interfaces.append(made)
        for _ in range(self.r.randint(2, 3)):
            self.pool.append(self.new_type(2))

    def scalar(self):
        if self.named and self.chance(.15):
            return self.r.choice(self.named)
        return self.r.choice(SCALARS if self.chance(.5) else INTS)

    def integer(self):
        ints = [t for t in self.named if t.kind == "int"]
        return self.r.choice(ints) if ints and self.chance(.15) else self.r.choice(INTS)

    def type(self):
        return self.r.choice(self.pool + self.structs) if self.chance(.35) else self.scalar()

    def key_type(self):
        if self.chance(.75):
            return self.r.choice([t for t in SCALARS + self.named if t.kind in ORDERED])
        return self.r.choice([t for t in self.structs if t.comparable] + [array_of(self.scalar(), 2), BOOL, ANY])

    def new_type(self, depth):
        if depth == 0:
            return self.scalar()
        choice = self.r.randrange(11)
        if choice < 3:
            return slice_of(self.new_type(depth - 1))
        if choice < 5:
            return array_of(self.new_type(depth - 1), self.r.choice([1, 2, 3, 4, 4, 5, 5, 21]))
        if choice < 7:
            return map_of(self.key_type(), self.new_type(depth - 1))
        if choice == 7:
            return pointer_to(self.r.choice(self.structs + [self.scalar()]))
        if choice == 8 and self.structs:
            return self.r.choice(self.structs)
        if choice == 9:
            return ANY
        return self.scalar()

    def make_named(self):
        base = self.r.choice(INTS + [STRING, BASIC["float64"]])
        made = Type(base.kind, self.name("N"), bits=base.bits, signed=base.signed)
        self.named.append(made)
        self.tree.append(f"type {made} {base}")
        result = self.scalar()
        self.scope = []
        self.add("x", made)
        self.tree.append((f"func (x {made}) get() {result} {{", [f"return {self.expr(result, 3)}"], "}"))
        self.scope = []
        self.add("(*x)", made)
        self.add("y", made)
        self.tree.append((f"func (x *{made}) put(y {made}) {{", [f"*x = {self.operand(made, 2)}"], "}"))
        self.scope = []
        self.tree.append((f"func (x {made}) dump() {{", [f"{self.dumper(made)}(x)"], "}"))
        made.methods = [("get", [], [result]), ("put", [made], [])]

    def make_list(self):
        """A slice with methods."""
        elem, result = self.scalar(), self.scalar()
        made = Type("slice", self.name("L"), elem, comparable=False)
        self.tree.append(f"type {made} []{elem}")
        self.scope = []
        self.add("x", made)
        self.tree.append((f"func (x {made}) get() {result} {{", [f"return {self.expr(result, 3)}"], "}"))
        self.tree.append((f"func (x *{made}) put(y {elem}) {{", ["*x = append(tail(*x), y)"], "}"))
        self.tree.append((f"func (x {made}) dump() {{", [f"dSlice({self.dumper(elem)})(x)"], "}"))
        self.scope = []
        made.methods = [("get", [], [result]), ("put", [elem], [])]
        self.lists.append(made)
        self.pool.append(made)

    def make_struct(self):
        made = Type("struct", self.name("S"))
        fields = [(self.name("f"), self.scalar() if self.chance(.6) else self.new_type(2))
                  for _ in range(self.r.randint(1, 4))]
        lines, embedded, methods = [f"{f} {t}" for f, t in fields], [], []
        if self.chance(.2):
            fields.append((self.name("f"), pointer_to(made)))
            lines.append(f"{fields[-1][0]} {fields[-1][1]}")
        if self.chance(.1):
            fields.append((self.name("f"), slice_of(made)))
            lines.append(f"{fields[-1][0]} {fields[-1][1]}")
        made.own = list(fields)
        if self.structs and self.chance(.45):
            inner = self.r.choice(self.structs)
            methods = inner.methods
            lines.insert(self.r.randint(0, len(lines)), inner.go)
            embedded = [(inner.go, inner)] + inner.fields
            made.own.append((inner.go, inner))
        if self.chance(.1):
            lines.append(f"_ {self.scalar()}")
        made.fields = fields + embedded
        made.comparable = all(t.comparable for _, t in made.fields)
        self.tree.append((f"type {made} struct {{", lines, "}"))
        self.structs.append(made)
        made.methods = []
        self.make_methods(made, methods)
        self.tree.append((f"func (x {made}) dump() {{",
                          [self.dump(t, f"x.{f}") for f, t in made.fields if (f, t) in made.own], "}"))

    def make_methods(self, made, inherited):
        get = next((m for m in inherited if m[0] == "get"), None)
        if get and self.chance(.5):  # promoted
            made.methods = list(inherited)
            return
        result = get[2][0] if get else self.scalar()
        value = self.scalar()
        self.scope = []
        for name, t in made.fields:
            self.add(f"x.{name}", t)
        self.tree.append((f"func (x {made}) get() {result} {{", [f"return {self.expr(result, 3)}"], "}"))
        self.add("y", value)
        puts = [f"x.{f} = {self.operand(t, 2)}" for f, t in made.fields if t.kind in SCALAR_KINDS and self.chance(.6)]
        self.tree.append((f"func (x *{made}) put(y {value}) {{", puts, "}"))
        made.methods = [("get", [], [result]), ("put", [value], [])]
        self.scope = []

    # ---- what is shown of a value ----

    def dumper(self, t):
        """An expression: the function that prints a value of type t."""
        simple = {"int": "dInt" if t.signed else "dUint", "float": "dFloat", "complex": "dComplex", "string": "dString",
                  "bool": "dBool", "any": "dOf[any]", "interface": f"dOf[{t}]", "func": f"dFunc[{t}]",
                  "parameter": f"dOf[{t}]"}
        if t.kind in simple:
            made = simple[t.kind]
            return made if "[" in made else f"{made}[{t}]"
        if t.kind == "struct":
            return f"{t}.dump"
        if self.parameter and self.generic(t):
            made = {"slice": "dSlice", "pointer": "dPointer"}[t.kind]
            return f"{made}({self.dumper(t.elem)})"
        if t.kind in ("slice", "pointer") and t.elem.kind in SCALAR_KINDS:
            return f"{'dSlice' if t.kind == 'slice' else 'dPointer'}({self.dumper(t.elem)})"
        if t not in self.dumpers:
            name = self.dumpers[t] = self.name("d")
            if t.kind == "array":
                declared = (f"func {name}(x {t}) {{", [("for _, y := range x {", [self.dump(t.elem, "y")], "}")], "}")
            elif t.kind == "map":
                made = "dOrdered" if t.key.kind in ORDERED else "dMap"
                declared = (f"func {name}(x {t}) {{", [f"{made}({self.dumper(t.key)}, {self.dumper(t.elem)})(x)"], "}")
            else:
                made = "dSlice" if t.kind == "slice" else "dPointer"
                inner = f"func(y {t.elem}) {{ {self.dump(t.elem, 'y')} }}"
                declared = (f"func {name}(x {t}) {{", [f"{made}({inner})(x)"], "}")
            self.tree.append(declared)
        return self.dumpers[t]

    def generic(self, t):
        return t.kind == "parameter" or t.elem is not None and self.generic(t.elem)

    def substitute(self, t, of):
        if t.kind == "parameter":
            return of
        return slice_of(self.substitute(t.elem, of)) if self.generic(t) else t

    def dump(self, t, value):
        return f"{value}.dump()" if t.kind == "struct" else f"{self.dumper(t)}({value})"
