"""Every function of the runtime's C makes a frame record, leaves too, so that `perf record -g` finds the caller of each.

    frame_pointers.py LIBGOSUBRT.a OBJDUMP
"""
import re
import subprocess
import sys

RECORD = re.compile(r"\b(push[q]?\s+%rbp|stp\s+x29, x30)")


def functions(text):
    """Name and text of each function of the members that C made."""
    for member in re.split(r"(?m)^(?=.*:\s+file format)", text):
        if "(asm_" not in member.split("\n", 1)[0]:
            yield from re.findall(r"(?ms)^[0-9a-f]+ <([^>]*)>:\n(.*?)(?=^[0-9a-f]+ <|\Z)", member)


def main():
    library, objdump = sys.argv[1:]
    text = subprocess.run([objdump, "-d", "--no-show-raw-insn", library], check=True, stdout=subprocess.PIPE,
                          text=True).stdout
    found = list(functions(text))
    bad = [name for name, body in found if not RECORD.search(body)]
    for name in bad:
        print(name, "makes no frame record")
    if len(found) < 300:
        sys.exit(f"only {len(found)} functions found in {library}")
    sys.exit(bool(bad))


main()
