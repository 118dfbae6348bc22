"""http/main.go: a server under load, idle connections and timers; CPU and memory of the process beside the real Go's."""
import subprocess
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "http" / "main.go"


class Server:
    def __init__(self, exe):
        self.process = subprocess.Popen([exe, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def used(self):
        """CPU seconds and resident KB so far."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        cpu, kb = self.process.stdout.readline().split()
        return float(cpu), int(kb)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def client(exe, *args):
    return subprocess.run([exe, *map(str, args)], check=True, stdout=subprocess.PIPE, text=True).stdout.split()


def load(exe, client_exe, seconds):
    """Memory is looked at when half of the time is over, and at the end."""
    server, done, failed, memory, cpu = Server(exe), 0, 0, [], 0.0
    for _ in range(2):
        answers, errors = map(int, client(client_exe, "load", server.address, 1000, max(seconds // 2, 1)))
        done, failed = done + answers, failed + errors
        cpu, kb = server.used()
        memory.append(kb)
    server.close()
    print(f"   {done / seconds:10.0f} requests/s {cpu / max(done, 1) * 1e6:8.1f} us CPU each {failed:4} failed {memory[0]:8} {memory[1]:8} KB", flush=True)


def idle(exe, client_exe, seconds):
    server = Server(exe)
    waiting = subprocess.Popen([client_exe, "idle", server.address, "10000"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    done = waiting.stdout.readline().strip()
    before, _ = server.used()
    time.sleep(seconds)
    cpu, kb = server.used()
    waiting.stdin.close()
    waiting.wait()
    server.close()
    print(f"   {done} idle connections: {before:6.2f} s CPU to serve each once, {cpu - before:6.3f} in {seconds} s {kb:8} KB", flush=True)


def timers(exe, seconds):
    before, _, cpu, kb, mean, worst = client(exe, "timers", 100000, seconds)
    print(f"   100000 timers: {float(cpu) - float(before):6.3f} s CPU in {seconds} s {kb:>8} KB; sleeps late by {mean} us, at most {worst}", flush=True)


def run(sides, tmp, seconds):
    programs = {}
    for name, build in sides.items():
        programs[name] = f"{tmp}/http-{name}"
        subprocess.run(build(str(SOURCE), programs[name]), check=True)
    asks = list(programs.values())[-1]  # the same for all servers
    for name, exe in programs.items():
        print(f"\nhttp, {name}")
        load(exe, asks, seconds)
        idle(exe, asks, max(seconds // 4, 5))
        timers(exe, max(seconds // 4, 5))
