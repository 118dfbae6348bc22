#!/usr/bin/env python3
"""Random Go programs that end, do the same every time and print much of what they compute.

    progen.py [--seed S] [--first N] [--units N] [--layout L]

A unit is a few types, variables and functions of its own, a tree of statements: (head, children, tail) or a line.
Units of one file share only prelude.go. What the language leaves open is not generated: an operation that may panic or
call something with effects stands alone in its statement, with variables as operands; maps are dumped in order of
their keys; no addresses are printed.
"""
import argparse
import random

from gen_control import Control
from gen_deep import Deep
from gen_exprs import Exprs
from gen_globals import Globals
from gen_shapes import Shapes
from gen_stmts import Stmts
from gen_types import SCALAR_KINDS, SCALARS, Type, Types, slice_of
from layout import LAYOUTS

CONSTRAINTS = {"integer": {"int"}, "number": {"int", "float"}, "ordered": {"int", "float", "string"},
               "comparable": {"int", "float", "string", "complex", "bool"}, "any": SCALAR_KINDS}


class Unit(Types, Exprs, Stmts, Control, Deep, Shapes, Globals):
    """One unit; `tree` is a list of its top-level declarations. same_machine: with conversions of floating-point values
    that the integer type cannot hold, which the language leaves to the machine."""

    def __init__(self, seed, number, same_machine=True):
        self.same_machine = same_machine
        self.r = random.Random(f"{seed}/{number}")
        self.n = number
        self.serial = 0
        self.tree = []
        self.funcs, self.generics, self.local_generics = [], [], []
        self.scope, self.loops, self.globals = [], [], []
        self.results = None
        self.make()

    def name(self, prefix="v"):
        self.serial += 1
        return f"{prefix}{self.n}_{self.serial}"

    def chance(self, p):
        return self.r.random() < p

    def make_globals(self):
        """In any order: each is initialised after those it reads. Nothing would recover a panic here, so pointers are
        not followed."""
        declared = []
        for _ in range(self.r.randint(0, 3)):
            t = self.type()
            known, self.scope = self.scope, [v for v in self.scope if v.type.kind in SCALAR_KINDS]
            value = self.composite(t, 2)
            self.scope = known
            name = self.declare(t, True, "g")
            declared.append(f"var {name} {t} = {value}")
        self.globals = list(self.scope)
        self.r.shuffle(declared)
        self.tree += declared

    def result_type(self):
        t = self.type()
        return t if t.kind != "pointer" else self.scalar()  # which may be nil

    def make_func(self):
        f = self.name("fn")
        params = [self.type() for _ in range(self.r.randint(0, 3))]
        results = [self.result_type() for _ in range(self.r.randint(1, 3))]
        self.scope = list(self.globals)
        signature = ", ".join(f"{self.declare(t, True, 'a')} {t}" for t in params)
        named = ", ".join(f"{self.declare(t, True, 'r')} {t}" for t in results)
        if self.chance(.15):  # calls itself
            self.funcs.append((f, params, results))
        self.results = results
        inside = ["tick()"]
        if self.chance(.3):
            inside.append(f'defer caught("{f}")')
        for _ in range(self.r.randint(1, 3)):
            inside.append(self.statement(1))
        inside.append("return" if self.chance(.4) else "return " + ", ".join(self.operand(t, 2) for t in results))
        self.results = None
        self.tree.append((f"func {f}({signature}) ({named}) {{", inside, "}"))
        if (f, params, results) not in self.funcs:
            self.funcs.append((f, params, results))

    def make_generic(self):
        f, constraint = self.name("gen"), self.r.choice(list(CONSTRAINTS))
        choices = [t for t in SCALARS + self.named if t.kind in CONSTRAINTS[constraint]]
        of = Type("parameter", "T")
        of.constraint = constraint
        params = [of] + [self.r.choice([of, slice_of(of), self.scalar()]) for _ in range(self.r.randint(0, 2))]
        results = [self.r.choice([of, of, slice_of(of), self.scalar()]) for _ in range(self.r.randint(1, 2))]
        self.parameter, self.scope = of, list(self.globals)
        signature = ", ".join(f"{self.declare(t, True, 'a')} {t}" for t in params)
        named = ", ".join(f"{self.declare(t, True, 'r')} {t}" for t in results)
        self.results = results
        inside = ["tick()"]
        for _ in range(self.r.randint(1, 3)):
            inside.append(self.statement(1))
        inside.append(f"{self.r.choice([v for v in self.scope if v.type == of]).name} = {self.expr(of, 2)}")
        inside.append("return " + ", ".join(self.operand(t, 2) for t in results))
        self.parameter = self.results = None
        self.tree.append((f"func {f}[T {constraint}]({signature}) ({named}) {{", inside, "}"))
        self.generics.append((f, params, results, self.r.sample(choices, 2)))

    def make_generic_type(self):
        """A generic type with methods; its instances join the pool."""
        g, constraint = self.name("G"), self.r.choice(list(CONSTRAINTS))
        choices = [t for t in SCALARS + self.named if t.kind in CONSTRAINTS[constraint]]
        of, other = Type("parameter", "T"), self.scalar()
        of.constraint = constraint
        fields = [("one", of), ("many", slice_of(of)), ("other", other), ("held", Type("any", "any"))]
        self.tree.append((f"type {g}[T {constraint}] struct {{", [f"{f} {t}" for f, t in fields], "}"))
        self.parameter, self.scope = of, []
        for f, t in fields[:3]:
            self.add(f"x.{f}", t)
        get = [f"return {self.expr(other, 2)}"]
        self.add("y", of)
        put = [f"x.one, y = y, x.one", f"x.many = append(tail(x.many), {self.expr(of, 2)}, y)",
               f"x.other = {self.operand(other, 2)}", "x.held = y"]
        dump = [self.dump(t, f"x.{f}") for f, t in fields]
        self.parameter, self.scope = None, []
        self.tree.append((f"func (x {g}[T]) get() {other} {{", get, "}"))
        self.tree.append((f"func (x *{g}[T]) put(y T) {{", put, "}"))
        self.tree.append((f"func (x {g}[T]) dump() {{", dump, "}"))
        for t in self.r.sample(choices, 2):
            made = Type("struct", f"{g}[{t}]", fields=[(f, self.substitute(ft, t)) for f, ft in fields],
                        comparable=False, methods=[("get", [], [other]), ("put", [t], [])])
            made.own = made.fields
            self.structs.append(made)

    def make(self):
        self.make_types()
        self.scope = []
        self.make_globals()
        variables = self.make_variables() if self.chance(.2) else []
        if self.chance(.2):
            self.make_generic_type()
        for _ in range(self.r.choice([0, 0, 1, 1])):
            self.make_func()
        if self.chance(.25):
            self.make_generic()
        if self.chance(.1):
            self.make_generic_local()
        self.scope = list(self.globals)
        inside = [self.new_var(t, self.literal(t)) for t in self.r.sample(SCALARS, 3)]
        inside += [self.do_container(1) for _ in range(self.r.randint(1, 2))]
        inside += [self.statement(self.r.choice([1, 2])) for _ in range(self.r.randint(2, 4))]
        inside += [f"{self.dump(v.type, v.name)}; println()" for v in self.scope if v.type.kind != "func"][-4:]
        self.tree.append((f"func unit{self.n}() {{", inside + variables, "}"))


def program(units, layout="file"):
    """units: (number, tree) each. The files of the program, by name."""
    return LAYOUTS[layout](units)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--units", type=int, default=1)
    parser.add_argument("--layout", choices=LAYOUTS, default="file")
    options = parser.parse_args()
    units = [(n, Unit(options.seed, n).tree) for n in range(options.first, options.first + options.units)]
    files = program(units, options.layout)
    for name, text in files.items():
        print(f"-- {name} --\n{text}" if len(files) > 1 else text, end="")


if __name__ == "__main__":
    main()
