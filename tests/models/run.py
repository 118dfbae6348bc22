#!/usr/bin/env python3
"""run.py MODEL - checks a Promela model in all its states, then that each of its mutants fails.

Nothing that waits is an error by itself (-E): a model's monitor says what must hold once nothing happens any more.
A mutant is a macro, named behind "mutants:", that takes away what the model says the code needs: a model that cannot fail
shows nothing. Exit status 77, which CTest shows as skipped, where spin or a C compiler is missing.
"""
import re
import shutil
import subprocess
import sys
import tempfile


def errors_of(model, define):
    """The number of errors that a full search finds, 0 or 1; None: the search was cut short."""
    with tempfile.TemporaryDirectory() as where:
        spin = ['spin'] + ([f'-D{define}'] if define else []) + ['-a', model]
        subprocess.run(spin, cwd=where, check=True, stdout=subprocess.DEVNULL)
        flags = ['-O2', '-w', '-DSAFETY', '-DCOLLAPSE', '-DVECTORSZ=2048', '-o', 'pan', 'pan.c']
        subprocess.run(['cc'] + flags, cwd=where, check=True)
        out = subprocess.run(['./pan', '-E', '-m100000'], cwd=where, check=True, capture_output=True, text=True).stdout
    if 'max search depth too small' in out or 'Search not completed' in out and 'errors: 0' in out:
        return None
    return int(re.search(r'errors: (\d+)', out).group(1))


def main():
    model = sys.argv[1]
    for tool in 'spin', 'cc':
        if not shutil.which(tool):
            print(f'skipped: no {tool}')
            return 77
    mutants = re.search(r'mutants: (.*)', open(model).read()).group(1).split()
    failed = False
    for define in [None] + mutants:
        errors = errors_of(model, define)
        good = errors == 0 if define is None else errors not in (0, None)
        print(f'{define or "the model"}: {"search cut short" if errors is None else f"{errors} errors"}' + ('' if good else '  WRONG'))
        failed |= not good
    return failed


if __name__ == '__main__':
    sys.exit(main())
