"""Trees of statements: (head, children, tail) or a line."""


def labelled(label, loop):
    """A label is an error unless something jumps to it."""
    used = any(f" {label} " in line for line in lines_of([loop]))
    return ("", [f"{label}:", loop], "") if used else loop


def lines_of(tree):
    for node in tree:
        if isinstance(node, str):
            yield node
        else:
            head, inside, tail = node
            if head:
                yield head
            for line in lines_of(inside):
                yield "\t" + line
            if tail:
                yield tail
