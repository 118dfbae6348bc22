#!/usr/bin/env python3
"""process.py --gosubc CMD [--update] - what programs do with signals and settings of their environment (tests/process/*.go).

Each signal is sent to a program that loops: how does it end, and what does it say first? Once with all signals as usual, once
with some inherited as ignored, as nohup does. What the real Go's program does stands in process/signals.out (--update).
"""
import argparse
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent / 'process'
LEFT_OUT = {9, 18, 19, 20, 21, 22, 32, 33}  # kill; job control; the C library's
IGNORED = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE, signal.SIGUSR1]
GRACE = 0.3  # seconds after which a program is said to have survived


def ignore_some():
    for sig in IGNORED:
        signal.signal(sig, signal.SIG_IGN)


def outcome(exe, sig, prepare=None):
    """"status N: first line" or "survives"."""
    env = {**os.environ, 'GOMAXPROCS': '2'}
    with subprocess.Popen([exe], stderr=subprocess.PIPE, text=True, preexec_fn=prepare, env=env) as p:
        p.stderr.readline()
        p.send_signal(sig)
        end = time.monotonic() + (20 if sig in MORTAL else GRACE)
        while p.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        if p.poll() is None:
            p.kill()
            p.stderr.read()
            return 'survives'
        return f'status {p.returncode}: {p.stderr.readline().strip()}'


# Whoever ends by it may take its time on a busy machine.
MORTAL = {1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 16, 31, 34}


def signals_of(exe):
    lines = [f'{sig}: {outcome(exe, sig)}' for sig in range(1, 65) if sig not in LEFT_OUT]
    for sig in IGNORED:
        quiet = sig in (signal.SIGHUP, signal.SIGINT)
        if quiet:
            MORTAL.discard(int(sig))
        lines.append(f'{int(sig)} inherited as ignored: {outcome(exe, sig, ignore_some)}')
    return lines


def interrupted_run(gosubc):
    """Status of `gosubc run` when its terminal interrupts it and the program."""
    with subprocess.Popen([*gosubc, 'run', str(HERE / 'signals.go')], stderr=subprocess.PIPE, text=True, start_new_session=True) as p:
        p.stderr.readline()
        os.killpg(p.pid, signal.SIGINT)
        return p.wait(timeout=60)


def ends_unread(exe):
    """Whether a program ends well whose errors nobody reads."""
    with subprocess.Popen([exe], stderr=subprocess.PIPE) as p:
        try:
            return p.wait(timeout=120) == 0
        except subprocess.TimeoutExpired:
            p.kill()
            return False


def build(argv, name, out):
    subprocess.run([*argv, 'build', '-o', out, str(HERE / name)], check=True)
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--gosubc', required=True, type=shlex.split)
    parser.add_argument('--update', action='store_true')
    options = parser.parse_args()
    failed = False

    def check(what, good):
        nonlocal failed
        failed |= not good
        print(f'{"ok  " if good else "FAIL"} {what}', flush=True)

    with tempfile.TemporaryDirectory() as tmp:
        expected = HERE / 'signals.out'
        if options.update:
            expected.write_text('\n'.join(signals_of(build(['go'], 'signals.go', f'{tmp}/go'))) + '\n')
            return 0
        got = signals_of(build(options.gosubc, 'signals.go', f'{tmp}/signals'))
        for want, have in zip(expected.read_text().splitlines(), got, strict=True):
            check(want if want == have else f'{have}; Go: {want}', want == have)
        check('gosubc run, interrupted: status 130', interrupted_run(options.gosubc) == 130)
        loops = build(options.gosubc, 'map-loops.go', f'{tmp}/loops')
        env = {**os.environ, 'GODEBUG': 'asyncpreemptoff=1'}
        check('loops in C stop without signals', subprocess.run([loops], env=env, timeout=120, stderr=subprocess.DEVNULL).returncode == 0)
        check('a full pipe holds up who prints only', ends_unread(build(options.gosubc, 'full-pipe.go', f'{tmp}/pipe')))
    return failed


if __name__ == '__main__':
    sys.exit(main())
