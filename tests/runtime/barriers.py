#!/usr/bin/env python3
"""barriers.py LIBRARY OBJDUMP - the orders of memory that AArch64 needs stand in the code of its runtime.

An emulator on x86-64 has the stronger order of its host, so no run of a program shows that one is missing.
"""
import re
import subprocess
import sys

# function -> what stands in it, in this order (other instructions between)
EXPECTED = {
    # zeros of a hole or a large object, then whatever makes it known
    'refill': [r'dmb\s+ishst'],
    'large_alloc': [r'dmb\s+ishst'],
    # the goroutine is in the queue, then: is anybody idle, does anybody look? (tests/models/wake.pml)
    'park_ready': [r'stlxr|swpal|__aarch64_swp8_acq_rel', r'ldar\s', r'ldar\s'],
    # nobody looks any more, then: is anything queued?
    'runq_empty': [r'ldar\s', r'ldar\s', r'ldar\s'],
    # registers saved, then others may take the goroutine
    'context_switch': [r'str\s', r'stlr\s+wzr'],
}


def functions(text):
    name, lines = None, []
    for line in text.splitlines():
        start = re.match(r'[0-9a-f]+ <([^>]+)>:$', line)
        if start:
            if name:
                yield name, lines
            name, lines = start.group(1), []
        else:
            lines.append(line)
    if name:
        yield name, lines


def missing(patterns, lines):
    rest = iter(lines)
    for pattern in patterns:
        if not any(re.search(pattern, line) for line in rest):
            return pattern
    return None


def main():
    library, objdump = sys.argv[1:]
    text = subprocess.run([objdump, '-dr', '--no-show-raw-insn', library], capture_output=True, text=True, check=True).stdout
    found = {name: lines for name, lines in functions(text) if name in EXPECTED}
    failed = False
    for name, patterns in EXPECTED.items():
        why = 'not in the library' if name not in found else missing(patterns, found[name])
        print(f'{name}: {why or "ok"}')
        failed |= why is not None
    return failed


if __name__ == '__main__':
    sys.exit(main())
