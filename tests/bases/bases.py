#!/usr/bin/env python3
"""Live bases, in the code that runs: step through functions and look at every instruction for a pointer into their object.

    bases.py --gosubc CMD [--target ARCH]... [--opt N]... [--lose] [--only RE]

accesses.go makes an object for each function case… and notes its bounds. The program runs under qemu's gdb stub. From the
first instruction at which a register or a word of the function's frame points into the object until its last access (an
operand whose address lies in it, or a call that is given such an address), one must at every instruction: a signal may
stop the goroutine there, and the collector sees no more. While the function calls another, what the callee may overwrite
does not count. Vector registers are not looked at.

--lose compiles with -lose-bases, which must be found out: then it is an error when nothing is lost.
"""
import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

here = Path(__file__).resolve().parent


def tool(name):
    found = next((t for t in (f"{name}-19", f"/usr/lib/llvm-19/bin/{name}") if shutil.which(t)), None)
    return found or sys.exit(77)


class Machine:
    def __init__(self, name, qemu, registers, sp, kept, arguments):
        self.name, self.qemu, self.registers = name, qemu, registers
        self.sp, self.kept, self.arguments = sp, kept, arguments


MACHINES = {
    "x86_64": Machine("x86_64", ["qemu-x86_64-static"], "rax rbx rcx rdx rsi rdi rbp rsp r8 r9 r10 r11 r12 r13 r14 r15 rip".split(),
                      "rsp", {"rbx", "rbp", "r12", "r13", "r14", "r15"}, {"rdi", "rsi", "rdx", "rcx", "r8", "r9", "r10"}),
    "aarch64": Machine("aarch64", ["qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu"], [f"x{i}" for i in range(31)] + ["sp", "pc"],
                       "sp", {f"x{i}" for i in range(19, 30)}, {f"x{i}" for i in (0, 1, 2, 3, 4, 5, 15, 18)}),
}


class Stub:
    """The remote protocol, as much of it as this needs."""

    def __init__(self, machine, program, where):
        self.machine, self.buffer, path = machine, b"", str(where / "stub")
        if os.path.exists(path):
            os.unlink(path)
        self.process = subprocess.Popen([*machine.qemu, "-g", path, str(program)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            self.socket = socket.socket(socket.AF_UNIX)
            try:
                self.socket.connect(path)
                break
            except OSError:
                self.socket.close()
                time.sleep(0.05)
        self.socket.settimeout(60)
        self.ask("qSupported:vContSupported+")

    def ask(self, text):
        data = text.encode()
        self.socket.sendall(b"$%s#%02x" % (data, sum(data) & 255))
        while True:
            start = self.buffer.find(b"$")
            end = self.buffer.find(b"#", start + 1) if start >= 0 else -1
            if end >= 0 and len(self.buffer) >= end + 3:
                reply, self.buffer = self.buffer[start + 1:end], self.buffer[end + 3:]
                self.socket.sendall(b"+")
                return reply.decode()
            more = self.socket.recv(65536)
            if not more:
                raise EOFError
            self.buffer += more

    def state(self):
        raw = bytes.fromhex(self.ask("g")[:len(self.machine.registers) * 16])
        return {r: int.from_bytes(raw[8 * i:8 * i + 8], "little") for i, r in enumerate(self.machine.registers)}

    def words(self, at, n):
        raw = bytes.fromhex(self.ask(f"m{at:x},{8 * n:x}")) if n else b""
        return [int.from_bytes(raw[8 * i:8 * i + 8], "little") for i in range(n)]

    def breakpoint(self, at, on):
        self.ask(f"{'Z' if on else 'z'}0,{at:x},1")

    def resume(self, how):
        """Until something of ours; signals go to the program. False when it ended."""
        reply = self.ask(how)
        while reply.startswith("T") and reply[1:3] != "05":
            reply = self.ask("C" + reply[1:3])
        return reply.startswith("T")

    def close(self):
        self.process.kill()
        self.process.wait()
        self.socket.close()


def functions(program):
    """name -> {address: text of the instruction}"""
    text = subprocess.run([tool("llvm-objdump"), "-d", "--no-show-raw-insn", str(program)], capture_output=True, text=True, check=True).stdout
    found, code = {}, None
    for line in text.splitlines():
        if m := re.match(r"[0-9a-f]+ <(.*)>:$", line):
            code = found.setdefault(m[1], {}) if m[1].startswith("main.") else None
        elif code is not None and (m := re.match(r"\s*([0-9a-f]+):\s+(.*)$", line)):
            code[int(m[1], 16)] = re.sub(r"\s+", " ", re.sub(r"\s*(<.*>|// .*|# .*)$", "", m[2])).strip()
    return found


def variables(program):
    text = subprocess.run([tool("llvm-nm"), str(program)], capture_output=True, text=True, check=True).stdout
    return {name: int(at, 16) for at, _, name in re.findall(r"(?m)^([0-9a-f]+) (\w) (main\.\w+)$", text)}


def value(state, name):
    if name in ("xzr", "wzr", ""):
        return 0
    if name in state:
        return state[name]
    if re.fullmatch(r"w\d+", name):
        return state["x" + name[1:]] & 0xffffffff
    full = {"eax": "rax", "ebx": "rbx", "ecx": "rcx", "edx": "rdx", "esi": "rsi", "edi": "rdi", "ebp": "rbp"}.get(name, name[:-1])
    return state[full] & 0xffffffff


def addresses(machine, text, state):
    """What the instruction accesses."""
    if text.startswith(("lea", "nop", "prefetch")):
        return
    if machine.name == "x86_64":
        for off, base, index, scale in re.findall(r"(-?0x[0-9a-f]+)?\((?:%(\w+))?(?:,%(\w+)(?:,(\d))?)?\)", text.replace(", %", ",%").replace(", ", ",")):
            yield (int(off or "0", 16) + (value(state, base) if base else 0) + (value(state, index) * int(scale or 1) if index else 0)) & (1 << 64) - 1
        return
    for inside in re.findall(r"\[((?:x|sp)[^]]*)\]", text):
        parts = [p.strip() for p in inside.split(",")]
        at, shift = value(state, parts[0]), 0
        if len(parts) > 2 and "#" in parts[2]:
            shift = int(parts[2].split("#")[1], 0)
        if len(parts) > 1 and parts[1].startswith("#"):
            at += int(parts[1][1:], 0)
        elif len(parts) > 1:
            n = value(state, parts[1])
            if len(parts) > 2 and parts[2].startswith("sxtw") and n >> 31:
                n -= 1 << 32
            at += n << shift
        yield at & (1 << 64) - 1


class Walk:
    """One run through a function: `lost` is the first instruction without a pointer into the object, before an access."""

    def __init__(self, stub, code, low, high):
        self.stub, self.code, self.low, self.high = stub, code, low, high
        self.waiting, self.lost, self.accesses, self.steps = None, None, 0, 0

    def inside(self, word):
        return self.low <= word < self.high

    def held(self, state, registers):
        self.stale = {r: word for r, word in self.stale.items() if state[r] == word}
        if any(self.inside(state[r]) for r in registers if r not in self.stale):
            return True
        return any(map(self.inside, self.stub.words(state[self.stub.machine.sp], (self.bottom - state[self.stub.machine.sp]) // 8)))

    def look(self, state, registers, where):
        if self.held(state, registers):
            self.seen = True
        elif self.seen and not self.waiting:
            self.waiting = where

    def access(self):
        self.accesses += 1
        if self.waiting and not self.lost:
            self.lost = self.waiting
        self.waiting = None

    def step_over(self, state):
        machine = self.stub.machine
        self.look(state, machine.kept, self.where)
        back = self.stub.words(state["rsp"], 1)[0] if machine.name == "x86_64" else state["x30"]
        self.stub.breakpoint(back, True)
        while self.stub.resume("c"):
            state = self.stub.state()
            if self.pc(state) == back:
                break
        self.stub.breakpoint(back, False)

    def pc(self, state):
        return state["rip" if "rip" in state else "pc"]

    def run(self):
        machine, state = self.stub.machine, self.stub.state()
        self.seen, self.where, entry = False, "", state[machine.sp]
        # What the caller left in a register that carries no argument counts for nothing.
        self.stale = {r: state[r] for r in machine.registers
                      if r not in machine.arguments and r not in machine.kept and self.inside(state[r])}
        self.bottom = entry
        if any(self.inside(state[r]) for r in machine.kept):
            self.lost = "its caller holds the object: no test"
        while True:
            if self.pc(state) not in self.code:
                if state[machine.sp] >= entry + (8 if machine.name == "x86_64" else 0):
                    return
                self.step_over(state)
            else:
                text = self.code[self.pc(state)]
                self.where = f"{self.pc(state):x} {text}"
                self.steps += 1
                self.look(state, [r for r in machine.registers if r != machine.sp], self.where)
                call = re.match(r"(callq?|bl|blr)\b", text)
                if any(map(self.inside, addresses(machine, text, state))) or call and any(self.inside(state[r]) for r in machine.arguments):
                    self.access()
                if not self.stub.resume("s"):
                    return
            state = self.stub.state()


def check(program, machine, only, where):
    found, at = functions(program), variables(program)
    cases = {name: code for name, code in found.items() if name.startswith("main.case") and "." not in name[5:]}
    entries = {min(code): name for name, code in cases.items() if re.search(only, name)}
    stub, lost, done = Stub(machine, program, where), [], set()
    steps = 0
    try:
        for entry in entries:
            stub.breakpoint(entry, True)
        while stub.resume("c"):
            name = entries.get(next(stub.state()[r] for r in ("rip", "pc") if r in machine.registers))
            if not name:
                continue
            low, high = (~stub.words(at[v], 1)[0] & (1 << 64) - 1 for v in ("main.low", "main.high"))
            walk = Walk(stub, cases[name], low, high)
            stub.breakpoint(min(cases[name]), False)
            walk.run()
            stub.breakpoint(min(cases[name]), True)
            steps += walk.steps
            done.add(name)
            if walk.lost:
                lost.append(f"{name}: {walk.lost}")
            if not walk.accesses:
                lost.append(f"{name}: no access seen: no test")
    except EOFError:
        pass
    finally:
        stub.close()
    lost += [f"{name}: was not called" for name in set(entries.values()) - done]
    return lost, len(done), steps


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gosubc", required=True)
    parser.add_argument("--target", action="append")
    parser.add_argument("--opt", action="append")
    parser.add_argument("--lose", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tool("llvm-objdump")
    failed = 0
    where = Path(tempfile.mkdtemp(prefix="bases-"))
    for target in options.target or ["x86_64", "aarch64"]:
        if not shutil.which(MACHINES[target].qemu[0]):
            print(f"{target}: no {MACHINES[target].qemu[0]}: skipped")
            continue
        for level in options.opt or ["2", "3"]:
            program = where / "accesses"
            subprocess.run([options.gosubc, "build", f"-O{level}", "-target", target, *(["-lose-bases"] if options.lose else ["-verify"]),
                            "-o", str(program), str(here / "accesses.go")], check=True)
            lost, cases, steps = check(program, MACHINES[target], options.only, where)
            for line in lost:
                print(("found " if options.lose else "FAIL ") + f"{target} -O{level} {line}")
            failed += not lost if options.lose else len(lost)
            print(f"{target} -O{level}: {cases} functions, {steps} instructions, {len(lost)} lost")
    shutil.rmtree(where)
    return failed != 0


sys.exit(main())
