"""Every function of the runtime's C makes a frame record, leaves too, so that `perf record -g` finds the caller of each.

    frame_pointers.py LIBGOSUBRT.a OBJDUMP [FUNCTIONS OF ASSEMBLY WITHOUT ONE ...]
"""
import re
import subprocess
import sys

RECORD = re.compile(r"\b(push[q]?\s+%rbp|stp\s+x29, x30)")


def functions(text):
    """Name and text of each function."""
    for member in re.split(r"(?m)^.*file format.*$", text):
        for name, body in re.findall(r"(?ms)^[0-9a-f]+ <([^>]*)>:\n(.*?)(?=^[0-9a-f]+ <|\Z)", member):
            yield name, body


def main():
    library, objdump, *assembly = sys.argv[1:]
    text = subprocess.run([objdump, "-d", "--no-show-raw-insn", library], check=True, stdout=subprocess.PIPE,
                          text=True).stdout
    found = [(name, body) for name, body in functions(text) if name not in assembly]
    bad = [name for name, body in found if not RECORD.search(body)]
    for name in bad:
        print(name, "makes no frame record")
    if len(found) < 300:
        sys.exit(f"only {len(found)} functions found in {library}")
    sys.exit(bool(bad))


main()
