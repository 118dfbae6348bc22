"""Values of Go for gdb: strings, slices, interfaces, maps and channels print as what they hold.

Each program carries this text in its section .debug_gdb_scripts; gdb runs it when the program lies below a folder of its
`auto-load safe-path`. Members of what the language defines are marked artificial (codegen/llvm/debug.c), so that no struct of
a program is taken for one. Layouts are read from the runtime's own debug information.
"""
import gdb
import gdb.printing

TEXT_LIMIT = 1 << 16
FLAG_EXTRA_STAR, FLAG_DIRECT = 2, 32  # GOSUB_TFLAG_* of abi.h
KINDS = {1: "bool", 2: "int", 3: "int8", 4: "int16", 5: "int32", 6: "int64", 7: "uint", 8: "uint8", 9: "uint16",
         10: "uint32", 11: "uint64", 12: "uintptr", 13: "float32", 14: "float64", 24: "string"}


def read(address, size):
    return gdb.selected_inferior().read_memory(address, size).tobytes() if size else b""


def text(address, size):
    return read(address, min(max(size, 0), TEXT_LIMIT)).decode("utf-8", "replace")


def at(type_, address):
    return gdb.Value(address).cast(type_.pointer()).dereference()


def part(value, name, field):
    return int(at(gdb.lookup_type(name), value)[field])


class Text:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return text(int(self.value["str"]), int(self.value["len"]))

    def display_hint(self):
        return "string"


class Slice:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return "%s len %d cap %d" % (self.value.type.strip_typedefs().name, self.value["len"], self.value["cap"])

    def children(self):
        elements = self.value["array"]
        for i in range(int(self.value["len"])):
            yield "[%d]" % i, elements[i]

    def display_hint(self):
        return "array"


def name_of(descriptor):
    """An abi.Name: flags, length as a varint, bytes."""
    of = at(gdb.lookup_type("struct gosub_type"), descriptor)
    address, size, shift = int(of["str"]) + 1, 0, 0
    while True:
        byte = read(address, 1)[0]
        size |= (byte & 127) << shift
        address, shift = address + 1, shift + 7
        if byte < 128:
            break
    return text(address, size)[1 if int(of["tflag"]) & FLAG_EXTRA_STAR else 0:]


def type_named(name):
    """The type of that name in the program, or None. Structs have names of their own in gdb."""
    for form in "%s", "struct %s":
        try:
            return gdb.lookup_type(form % name)
        except gdb.error:
            pass
    return None


def plain(kind, address):
    """A value of a basic kind without a type in the program."""
    if kind == 24:
        return '"%s"' % text(int.from_bytes(read(address, 8), "little"), int.from_bytes(read(address + 8, 8), "little"))
    if kind == 1:
        return "true" if read(address, 1)[0] else "false"
    if kind in (13, 14):
        return at(gdb.lookup_type("float" if kind == 13 else "double"), address).format_string()
    size = int(KINDS[kind].lstrip("uintpr") or 64)
    return str(int.from_bytes(read(address, size // 8), "little", signed=kind < 7))


class Interface:
    def __init__(self, value):
        self.value = value

    def descriptor(self):
        if "_type" in [f.name for f in self.value.type.strip_typedefs().fields()]:
            return int(self.value["_type"])
        table = int(self.value["tab"])
        return part(table, "struct gosub_itab", "type") if table else 0

    def to_string(self):
        descriptor, data = self.descriptor(), self.value["data"]
        if not descriptor:
            return "nil"
        of = at(gdb.lookup_type("struct gosub_type"), descriptor)
        name, kind = name_of(descriptor), int(of["kind"]) & 31
        if int(of["tflag"]) & FLAG_DIRECT:
            return "(%s) %#x" % (name, int(data))
        known = type_named(name)
        if known and known.sizeof == int(of["size"]):
            return "(%s) %s" % (name, at(known, int(data)).format_string())
        if kind in KINDS:
            return "(%s) %s" % (name, plain(kind, int(data)))
        return "(%s) at %#x" % (name, int(data))


class Map:
    """Groups of 8 slots behind 8 control bytes, which are below 128 where a slot is full (map.h)."""

    def __init__(self, value):
        self.value, self.entry = value, value.type.strip_typedefs().target()
        self.map = at(gdb.lookup_type("struct map"), int(value)) if int(value) else None

    def to_string(self):
        return "%s %s" % (self.entry.name, "len %d" % self.map["used"] if self.map is not None else "nil")

    def place(self, field, address, indirect):
        return at(self.entry[field].type, int.from_bytes(read(address, 8), "little") if indirect else address)

    def children(self):
        if self.map is None or not int(self.map["groups"]):
            return
        m, n, slot_size = self.map, 0, int(self.map["slot_size"])
        for g in range(int(m["mask"]) + 1):
            group = int(m["groups"]) + g * (8 + 8 * slot_size)
            for i, control in enumerate(read(group, 8)):
                if control < 128:
                    slot = group + 8 + i * slot_size
                    yield "[%d]" % n, self.place("key", slot, m["key_indirect"])
                    yield "[%d]" % (n + 1), self.place("elem", slot + int(m["elem_off"]), m["elem_indirect"])
                    n += 2

    def display_hint(self):
        return "map"


class Channel:
    """The buffer follows the header, at a multiple of 16 (chan.h)."""

    def __init__(self, value):
        self.value, self.entry = value, value.type.strip_typedefs().target()
        self.chan = at(gdb.lookup_type("struct chan"), int(value)) if int(value) else None

    def to_string(self):
        if self.chan is None:
            return "%s nil" % self.entry.name
        closed = " closed" if self.chan["closed"] else ""
        return "%s len %d cap %d%s" % (self.entry.name, self.chan["count"], self.chan["cap"], closed)

    def children(self):
        count, cap = (int(self.chan[f]) for f in ("count", "cap")) if self.chan is not None else (0, 0)
        for i in range(count):
            slot = (int(self.chan["recv_at"]) + i) % cap
            head = (self.chan.type.sizeof + 15) // 16 * 16
            yield "[%d]" % i, at(self.entry["elem"].type, int(self.value) + head + slot * int(self.chan["elem_size"]))

    def display_hint(self):
        return "array"


VALUES = {("str", "len"): Text, ("array", "len", "cap"): Slice, ("_type", "data"): Interface, ("tab", "data"): Interface}
REFERENCES = {("key", "elem"): Map, ("elem",): Channel}


def artificial_members(type_):
    fields = type_.fields() if type_.code == gdb.TYPE_CODE_STRUCT else []
    return tuple(f.name for f in fields) if fields and all(f.artificial for f in fields) else None


class Printers(gdb.printing.PrettyPrinter):
    def __init__(self):
        super().__init__("gosub")

    def __call__(self, value):
        type_ = value.type.strip_typedefs()
        reference = type_.code == gdb.TYPE_CODE_PTR
        members = artificial_members(type_.target().strip_typedefs() if reference else type_)
        printer = (REFERENCES if reference else VALUES).get(members)
        return printer(value) if printer else None


gdb.printing.register_pretty_printer(gdb.current_objfile(), Printers(), replace=True)
