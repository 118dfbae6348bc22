"""stores.py RUNTIME - C stores pointers to the heap by runtime/store.h only.

Bytes moved, copied or filled, and stores through a cast pointer, stand in store.h or in the list below with a reason; a
row that nothing matches is an error, too. What C stores to fields of the heap's objects the compiler finds: they are
const to it (RT_STORED)."""
import pathlib
import re
import sys

BYTES = 'bytes without pointers'
ALLOCATOR = 'memory that is not handed out'
TABLE = "the runtime's own table"
LOCAL = 'a variable of this frame'
FRAME = 'a frame of its goroutine'

# file, what stands in the line, why
ALLOWED = [
    ('store.h', '', 'the three'),
    ('value/bytes.c', 'memset(at, byte, (size_t)n)', 'bytes that are not 0 are no pointers'),
    ('value/hash.h', 'memcpy(&v, p, sizeof v)', LOCAL),
    ('value/leaf.h', 'memcpy(&bits, &v, sizeof bits)', LOCAL),
    ('value/map.h', '*(uint64_t *)group = controls', 'control bytes'),
    ('value/string.c', 'memset(to + n, 0, cap - (size_t)n)', BYTES),
    ('value/string.c', 'memcpy(to, bytes, (size_t)n)', BYTES),
    ('value/string.c', 'memset(to + at, 0, (cap - (size_t)at) * 4)', BYTES),
    ('value/string.c', 'memcpy(at, bytes, (size_t)width)', BYTES),
    ('value/type.c', 'memcpy(&offset, s.ptr + s.len, sizeof offset)', LOCAL),
    ('value/string.c', '*(int64_t *)len_out = count', 'a number'),
    ('value/iface.c', '*find_distinct(', TABLE),
    ('overlay.c', 'memcpy(out->pause_', BYTES),
    ('overlay/metrics.c', 'memcpy(m->', BYTES),
    ('overlay.c', 'memcpy(copy, text, (size_t)len)', BYTES),
    ('text/format.c', 'memcpy(', BYTES),
    ('text/format.c', '*(int64_t *)to += len', 'a number'),
    ('text/errors.c', 'memcpy(copy, text, (size_t)len)', BYTES),
    ('text/float_text.c', 'memcpy(', BYTES),
    ('text/traceback.c', 'memcpy(', BYTES),
    ('prof/bucket.c', 'memcpy(b->pcs', TABLE),
    ('prof/entry_names.c', 'memcpy(&', LOCAL),
    ('text/debug.c', 'memcpy(copy, text, (size_t)len)', BYTES),
    ('text/symtab.c', 'memcpy(&names', LOCAL),
    ('text/print.c', 'memcpy(', BYTES),
    ('sched/timer.c', 'memcpy(entry, old', TABLE),
    ('sched/stack_check.c', 'memset(', 'poison in frames that are gone'),
    ('sched/signal.c', 'memcpy(&copy->', FRAME),
    ('heap/verify.c', 'memset((void *)p, RT_POISON, size)', 'poison in cells that are free'),
    ('heap/ptrmap.c', 'mem', 'bits of pointers'),
    ('heap/gc.c', 'memset(a->mark', 'marks'),
    ('heap/marks.c', 'memset(', 'marks and counts'),
    ('heap/mark.c', 'mem', "marks, masks and the collector's packets"),
    ('heap/large.c', 'memset(p + size, 0', ALLOCATOR),
    ('heap/cache.c', 'memset((void *)p, 0, room)', ALLOCATOR),
    ('heap/cache.c', 'memcpy(&mask, t->gcdata, sizeof mask)', LOCAL),
    ('heap/pages.c', 'mem', TABLE),
    ('heap/untracked.c', '*place_of(', TABLE),
    ('knobs.c', 'memcpy(buf, text, len)', BYTES),
]

STORE = re.compile(r'\b(?:__builtin_)?mem(?:p?cpy|move|set)\s*\('
                   r'|(?:^|[;{}(,]\s*|\belse\s+)\*\s*\([^()]*\*\s*\)[^=;!<>]*[^=!<>]=[^=]'
                   r'|(?:^|\s)\*\w+\([^;]*\)\s*=[^=]')


def code(path):
    """Lines without comments and strings."""
    text = re.sub(r'/\*.*?\*/', lambda m: '\n' * m.group().count('\n'), path.read_text(), flags=re.S)
    return re.sub(r'"(?:\\.|[^"\\])*"', '""', text).splitlines()


def main(folder):
    used, bad = set(), []
    for path in sorted(p for p in folder.rglob('*') if p.suffix in ('.c', '.h')):
        name = str(path.relative_to(folder))
        for number, line in enumerate(code(path), 1):
            if not STORE.search(line.strip()):
                continue
            rows = [i for i, (file, what, _) in enumerate(ALLOWED) if file == name and what in line]
            used.update(rows)
            if not rows:
                bad.append(f'{name}:{number}: goes round store.h: {line.strip()}')
    bad += [f'allowed and not there: {row[0]}: {row[1]}' for i, row in enumerate(ALLOWED) if i not in used]
    print('\n'.join(bad))
    return 1 if bad else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
