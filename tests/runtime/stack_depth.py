"""What the runtime needs of a goroutine's stack, at worst, fits below the limit (abi.h, GOSUB_STACK_RED).

    stack_depth.py LIBGOSUBRT.a OBJDUMP RUNTIME-FOLDER

Frames and calls are read from the disassembly: no function that a goroutine may enter recurses, moves SP by a variable
amount, or calls through a pointer, but those of the tables below, which say what bounds it. Where the stack is left for
another, or checked because Go comes next, depth ends.
"""
import re
import subprocess
import sys
from pathlib import Path

# Through pointers: what may be called on the goroutine's stack. () leaves it: to the thread's own, to a larger segment,
# to Go that is entered after a check.
INDIRECT = {
    'rt_call_on_stack': (), 'context_switch': (), 'gosub_morestack': (), 'gosub_goroutine_entry': (),
    'gosub_frame_call': (), 'rt_call_go': (), 'gosub_rt_call_registers': (), 'panic_call_closure': (), 'panic_call_deferred': (),
    'sched_run_on_m_stack': (), 'sched_blocking': (), 'sched_run_aside': (),  # called directly when the stack is the thread's already
    'type_equal': ('Go leaf',), 'type_hasher': ('Go leaf',),
    'format_v': ('write_room', 'write_length', 'write_pending', 'write_out'),
    'flush': ('write_room', 'write_length', 'write_pending', 'write_out'),
    'put_text': ('write_room', 'write_length', 'write_pending', 'write_out'),
    'put_padded': ('write_room', 'write_length', 'write_pending', 'write_out'),
    'put_number': ('write_room', 'write_length', 'write_pending', 'write_out'),
    'put_string': ('write_room', 'write_length', 'write_pending', 'write_out'),
    'stack_each_g': ('search_defers', 'find_owner'),
    'event_gc': ('trace_line',), 'workers_run': ('mark_job',),
    'heap_each_span': (), 'roots_each': (), 'sched_each_stack': (), 'each_stack_of': (),  # under a stop, on the thread's stack
}
# SP moves by a variable amount, at most so much.
VARIABLE = {'gosub_preempt_entry': 4096}  # the processor's extended state: 2,696 with AVX-512
# The thread's own stack, or the process ends there: what follows is not the goroutine's.
CUT = {'signal_abort'}
# Of the C library; with all symbols bound at the start.
LIBRARY = {name: 256 for name in '''bcmp memchr memcmp memcpy memmove memset strchr strcmp strlen strncmp strcspn getenv getpid syscall
    madvise mmap mprotect munmap write nanosleep sched_yield clock_gettime getrandom sysconf __errno_location abort
    epoll_create1 epoll_ctl eventfd read sched_getaffinity __sched_cpucount sigaction sigfillset sigdelset pthread_sigmask signal sigaltstack free'''.split()}
LIBRARY |= {'malloc': 1024, 'pthread_create': 3072, 'pthread_attr_init': 256, 'pthread_attr_destroy': 256,
            'pthread_attr_setdetachstate': 64, 'pthread_attr_setstacksize': 64, 'get_nprocs': 2048}
LEAF = 512  # GOSUB_FRAME_LEAF
# What functions of types call that check no stack themselves (codegen/llvm/equal.c, hash.c).
LEAF_CALLS = ('gosub_mem_equal', 'gosub_string_compare', 'gosub_hash_memory', 'gosub_hash_string', 'gosub_hash_float', 'gosub_panic_nil')
# Calls each other, and no more than once again: a Goexit that a recovered panic goes on with resumes nothing, and a panic
# within what makes a panic's value is one of Go, which has checked the stack.
ONCE_MORE = {'resume', 'panic_goexit', 'run_all'}


def constants(folder):
    text = (folder / 'abi.h').read_text()
    return {name: int(value) for name, value in re.findall(r'#define GOSUB_(\w+)\s+(\d+)\b', text)}


def source(path, x86):
    """The file's text, of parts for one architecture only that of ours."""
    return re.sub(r'(?ms)^#if defined\(__x86_64__\)\n(.*?)^#else\n(.*?)^#endif\n', r'\1' if x86 else r'\2', path.read_text())


def entries(folder, x86):
    """Names of functions that compiled code calls: of entries.def, and of package runtime."""
    rows = re.findall(r'(?m)^ENTRY\((\w+),', (folder / 'entries.def').read_text())
    overlay = [name for path in sorted(folder.rglob('*.c'))
               for name in re.findall(r'(?m)^RT_GO\([^,]*(?:\([^)]*\))?[^,]*, (\w+),', source(path, x86))]
    named = [name for path in sorted(folder.rglob('*.c'))
             for name in re.findall(r'(?m)^RT_GO_NAMED\(.*"([^"]+)"\)', path.read_text())]
    return rows + ['gosub_rt_' + name for name in overlay] + named


class Function:
    def __init__(self, name, body, x86):
        self.name, self.x86 = name, x86
        self.calls, self.jumps, self.indirect, self.variable = set(), set(), False, False
        self.size = 8 if x86 else 0  # the return address
        self.read(body.splitlines())

    def push(self, n):
        self.size += n

    def read(self, lines):
        for k, line in enumerate(lines):
            m = re.match(r'\s+[0-9a-f]+:\s+(\S+)\s*(.*)', line)
            if m:
                rest = m[2].split('#')[0] if self.x86 else m[2].split('//')[0]
                (self.x86_line if self.x86 else self.arm_line)(m[1], rest.strip(), lines[k + 1] if k + 1 < len(lines) else '')

    def target(self, op_is_call, rest, following):
        m = re.match(r'\s+[0-9a-f]+:\s+R_\S+\s+(\S+)', following)
        name = re.sub(r'-0x[0-9a-f]+$', '', m[1]) if m else (re.search(r'<([^>+]+)(?:\+[^>]*)?>', rest) or [None, None])[1]
        if name:
            name = re.sub(r'^\.text\.(?:unlikely\.|hot\.|startup\.)?', '', name)
            if op_is_call or m:
                (self.calls if op_is_call else self.jumps).add(re.sub(r'\+0x[0-9a-f]+$', '', name))

    def x86_line(self, op, rest, following):
        if op.startswith('push'):
            self.push(8)
        elif op.startswith('sub') and rest.endswith('%rsp'):
            number = re.match(r'\$(0x[0-9a-f]+),', rest)
            self.push(int(number[1], 16)) if number else setattr(self, 'variable', True)
        elif op.startswith('add') and re.match(r'\$-0x[0-9a-f]+, %rsp', rest):
            self.push(int(rest[2:].split(',')[0], 16))
        elif op.startswith('and') and rest.endswith('%rsp'):
            self.push(-int(rest[1:].split(',')[0], 16) & 0xffff)
        elif op.startswith('call') or (op.startswith('j')):
            if '*' in rest:
                self.indirect |= not re.search(r'\*\(,%', rest) and not (op.startswith('j') and ',8)' in rest)
            else:
                self.target(op.startswith('call'), rest, following)

    def arm_line(self, op, rest, following):
        m = re.search(r'\[sp, #-(0x[0-9a-f]+)\]!', rest)
        if m:
            self.push(int(m[1], 16))
        elif op == 'sub' and rest.startswith('sp, sp,'):
            m = re.match(r'sp, sp, #(0x[0-9a-f]+)(?:, lsl #(\d+))?', rest)
            self.push(int(m[1], 16) << int(m[2] or 0)) if m else setattr(self, 'variable', True)
        elif op in ('blr', 'br'):
            self.indirect |= op == 'blr' or not self.table
        elif op == 'bl' or op == 'b' or op.startswith('b.') or op in ('cbz', 'cbnz', 'tbz', 'tbnz'):
            self.target(op == 'bl', rest, following)
        # br is a switch's when its target was just loaded from a table
        self.table = op in ('ldrsw', 'ldrh', 'ldrb') or (op in ('adr', 'add', 'lsl') and self.table)

    table = False


def read_library(library, objdump):
    text = subprocess.run([objdump, '-dr', '--no-show-raw-insn', library], check=True, stdout=subprocess.PIPE, text=True).stdout
    x86 = 'elf64-x86-64' in text
    found = {}
    for number, member in enumerate(re.split(r'(?m)^(?=.*:\s+file format)', text)):
        own = {}
        for name, body in re.findall(r'(?ms)^[0-9a-f]+ <([^>]*)>:\n(.*?)(?=^[0-9a-f]+ <|\Z)', member):
            own[name] = Function(name, body, x86)
        for name, f in own.items():
            found.setdefault(name, []).append((number, f, own))
    return found, x86


class Depths:
    def __init__(self, found, leaf_calls):
        self.found, self.leaf_calls, self.done, self.path, self.faults = found, leaf_calls, {}, [], []

    def resolve(self, name, own):
        if name in own:
            return own[name], own
        places = self.found.get(name, [])
        return places[0][1:] if places else (None, None)

    def of(self, name, own=None):
        """Bytes needed by name and all it calls, and the chain of calls."""
        if name == 'Go leaf':
            return self.leaf()
        f, own = self.resolve(name, own or {})
        if f is None:
            return self.outside(name)
        if f in self.path:
            again = self.path[self.path.index(f):]
            if all(g.name in ONCE_MORE for g in again):
                return sum(g.size for g in again), ('once more',)
            self.faults.append('recursion: ' + ' '.join(g.name for g in self.path[self.path.index(f):]) + ' ' + name)
            return 0, ()
        if f not in self.done:
            self.path.append(f)
            self.done[f] = self.walk(f, own)
            self.path.pop()
        return self.done[f]

    def leaf(self):
        worst = max((self.of(name) for name in self.leaf_calls), key=lambda d: d[0]) if self.leaf_calls else (0, ())
        return LEAF + 16 + worst[0], ('Go leaf', *worst[1])

    def outside(self, name):
        if name.startswith('__aarch64_'):
            return 32, (name,)
        if name in ('runtime.typeHash', 'runtime.checkKey'):  # of Go, and checked
            return 2048, (name,)
        if name not in LIBRARY:
            self.faults.append(f'{name}: nothing is known of its depth (called by {self.path[-1].name})')
        return LIBRARY.get(name, 0), (name,)

    def walk(self, f, own):
        if f.name in CUT:
            return f.size, (f.name,)
        if f.variable and f.name not in VARIABLE:
            self.faults.append(f'{f.name} moves SP by a variable amount')
        if f.indirect and f.name not in INDIRECT:
            self.faults.append(f'{f.name} calls through a pointer')
        below = [self.of(name, own) for name in sorted(f.calls | set(INDIRECT.get(f.name, ()) if f.indirect else ()))]
        jumped = [self.of(name, own) for name in sorted(f.jumps - {f.name})]
        size = f.size + (VARIABLE.get(f.name, 0) if f.variable else 0)
        worst = max([(size, ()), *((size + d, chain) for d, chain in below), *((size + d, chain) for d, chain in jumped)],
                    key=lambda d: d[0])
        return worst[0], (f'{f.name} {size}', *worst[1])


def main():
    library, objdump, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    c = constants(folder)
    found, x86 = read_library(library, objdump)
    depths = Depths(found, LEAF_CALLS)
    asm = ['gosub_morestack', 'gosub_preempt_entry', 'gosub_fault_entry'] + ([] if x86 else ['gosub_poll'])
    room = c['STACK_RED'] - c['FRAME_CHECKED'] - c['FRAME_LEAF'] - 32
    signal_frame = 0 if x86 else 128 + 4560  # which the goroutine takes along (signal.c)
    worst = []
    for name in entries(folder, x86) + asm:
        if name not in found:
            depths.faults.append(f'{name} is not in the library')
            continue
        need, chain = depths.of(name)
        worst.append((need + (signal_frame if name == 'gosub_preempt_entry' else 0), name, chain))
    worst.sort(reverse=True)
    for need, name, chain in worst[:3]:
        print(f'{need} of {room} bytes: {" > ".join(chain)}')
    faults = sorted(set(depths.faults)) + [f'{name} needs {need} bytes, there are {room}' for need, name, _ in worst if need > room]
    print('\n'.join(faults))
    if len(worst) < 100:
        sys.exit(f'only {len(worst)} entries found')
    sys.exit(bool(faults))


main()
