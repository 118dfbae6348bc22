"""Ways to lay out units as the files of a program: names of files to their texts."""
import os
import re

from tree import lines_of

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "prelude.go"), encoding="utf-8") as prelude:
    PRELUDE = prelude.read()

GO_MOD = "module m\n\ngo 1.26\n"
# What the prelude declares, and the names of methods and fields that other packages use.
DECLARED = {name for line in re.findall(r"(?m)^(?:func|type|var) (\w+)", PRELUDE) for name in [line]}
SHARED = DECLARED | {"get", "put", "dump", "push", "pop", "all", "add", "find", "each", "items", "top", "code", "from",
                     "one", "many", "other", "held", "next", "fst", "snd", "two", "three", "four"}


def main_func(units):
    return "func main() {\n" + "".join(f"\tunit({n}, unit{n})\n" for n, _ in units) + "}\n"


def one_file(units):
    text = [PRELUDE, "\n"]
    for _, tree in units:
        text += [line + "\n" for line in lines_of(tree)] + ["\n"]
    return {"main.go": "".join(text) + main_func(units)}


def joined(lines):
    """Lines on one, with the semicolons that their ends stand for (Go specification, Semicolons)."""
    out = []
    for line in map(str.strip, lines):
        ends = re.search(r"[\w)\]}\"'`]$|\+\+$|--$", line) and not re.search(r"\b(?:else|case|go|defer|func)$", line)
        out.append(line + ("; " if ends else " "))
    return "".join(out)


def long_line(units):
    """Each unit on a line of its own end, all of them one line: columns go far past 65,535."""
    text = joined(line for _, tree in units for line in lines_of(tree))
    return {"main.go": PRELUDE + "\n" + text + "\n" + main_func(units)}


def exported(text):
    text = re.sub(r"\b([a-z]+)(\d+_\d+)\b", lambda m: m[1].capitalize() + m[2], text)
    return re.sub(r"\b[a-z]\w*\b", lambda m: m[0].capitalize() if m[0] in SHARED else m[0], text)


def split(tree):
    """A unit's declarations of types with their methods, of functions and variables, and its own function."""
    types, funcs, rest = [], [], []
    for node in tree:
        head = node if isinstance(node, str) else node[0]
        if re.match(r"func unit\d+\(", head):
            rest.append(node)
        elif re.match(r"type |func \(|func d\d+_", head):
            types.append(node)
        else:
            funcs.append(node)
    return types, funcs, rest


def package(name, imports, trees):
    text = [f"package {name}\n\n", *(f'import . "m/{i}"\n' for i in imports), "\n",
            *(f"var _ = Used{i}\n" for i in imports), f"\nfunc Used{name}() {{}}\n\n"]
    return "".join(text + [line + "\n" for tree in trees for line in lines_of(tree)])


def packages(units, per_package=10):
    """The same units as a module: the prelude, and for each group of units one package with their types, another with
    their functions and variables, which main imports. So types, instances and wrappers cross packages."""
    files = {"go.mod": GO_MOD, "pre/pre.go": PRELUDE.replace("package main", "package pre") + "\nfunc usedpre() {}\n"}
    imports, mains = ["pre"], []
    for at in range(0, len(units), per_package):
        parts = [split(tree) for _, tree in units[at:at + per_package]]
        types, funcs = f"t{at}", f"f{at}"
        files[f"{types}/{types}.go"] = package(types, ["pre"], [p[0] for p in parts])
        files[f"{funcs}/{funcs}.go"] = package(funcs, ["pre", types], [p[1] for p in parts])
        imports += [types, funcs]
        mains += [p[2] for p in parts]
    files["main.go"] = package("main", imports, mains) + "\n" + main_func(units)
    return {name: text if name == "go.mod" else exported(text.replace("usedpre", "Usedpre"))
            for name, text in files.items()}


LAYOUTS = {"file": one_file, "line": long_line, "packages": packages}
