#!/usr/bin/env python3
"""Compares the checker's errors with the // ERROR "regexp" comments of Go files.

errorcheck.py [-v] CHECKER FILE...           our own tests
errorcheck.py [-v] CHECKER --tree [PATTERN]  the errorcheck tests of the Go tree ($GOROOT/test) that import nothing
--floor N: fail when fewer than N percent pass. --list: names of those that fail.

Rules as in the Go tree's own runner: each line's errors must match the patterns beside it, all of them, and no other
line may have any. LINE and LINE+N in a pattern stand for numbers."""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ERROR = re.compile(r'// (?:GC_)?ERROR (.*)')
AUTO = re.compile(r'// (?:GC_)?ERRORAUTO (.*)')
QUOTED = re.compile(r'"([^"]*)"|`([^`]*)`')
LINE = re.compile(r'LINE(([+-])(\d+))?')
IMPORT = re.compile(r'^import\b', re.M)
LANG = re.compile(r'-lang=(go1\.\d+)')


def wanted(path):
    """{line: [pattern]} of the file's comments."""
    result = {}
    with open(path, encoding='utf-8', errors='surrogateescape') as f:
        for number, text in enumerate(f, 1):
            if '////' in text:
                continue
            m = AUTO.search(text) or ERROR.search(text)
            if not m:
                continue
            here = [a or b for a, b in QUOTED.findall(m.group(1))]
            result.setdefault(number, []).extend(LINE.sub(lambda k: line_number(k, number), p) for p in here)
    return result


def line_number(m, number):
    if m.group(2):
        number += int(m.group(3)) * (1 if m.group(2) == '+' else -1)
    return r'\S*:%d' % number


def found(output, path):
    """[(line, message)] of what the checker printed."""
    result = []
    at = re.compile(r'[^\t].*?:(\d+)(?::\d+)?: (.*)')
    for text in output.splitlines():
        if text.startswith('\t') or text == '':
            if result:
                result[-1][1] += '\n' + text
            continue
        m = at.match(text)
        if m:
            result.append([int(m.group(1)), m.group(2)])
        else:
            result.append([0, text])
    return result


def compare(path, output):
    wants, errors, problems = wanted(path), found(output, path), []
    for number, patterns in wants.items():
        for p in patterns:
            try:
                r = re.compile(p)
            except re.error:
                continue
            here = [e for e in errors if e[0] == number]
            hits = [e for e in here if r.search(e[1]) or r.search('%s:%d: %s' % (os.path.basename(path), e[0], e[1]))]
            if not hits:
                problems.append('%s:%d: no match for %r%s' % (
                    path, number, p, ''.join('\n\t\tgot: ' + e[1] for e in here) or ' (no error)'))
            errors = [e for e in errors if e not in hits]
    problems += ['%s:%d: unexpected: %s' % (path, n, m) for n, m in errors]
    return problems


def check(checker, path):
    with open(path, encoding='utf-8', errors='surrogateescape') as f:
        head = f.readline()
    lang = LANG.search(head)
    command = [checker] + (['-lang', lang.group(1)] if lang else []) + [path]
    try:
        run = subprocess.run(command, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return ['%s: timed out' % path]
    if run.returncode not in (0, 1):
        return ['%s: crashed (%d): %s' % (path, run.returncode, run.stderr.decode(errors='replace')[-300:])]
    return compare(path, run.stdout.decode('utf-8', 'surrogateescape').replace(path, os.path.basename(path)))


# Of Go 1.26: promoted fields as keys, methods with type parameters, and ranges that copy no array are fine since Go 1.27.
OUTDATED = {'issue22200.go', 'issue22200b.go', 'issue23609.go', 'issue26416.go', 'issue50317.go'}


def tree_tests(pattern):
    trees = (os.environ.get('GOROOT'), '/usr/local/go', '/usr/lib/go')
    root = next((r for r in (os.path.join(t, 'test') for t in trees if t) if os.path.isdir(r)), '')
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not name.endswith('.go') or name in OUTDATED or (pattern and not re.search(pattern, path)):
                continue
            with open(path, encoding='utf-8', errors='surrogateescape') as f:
                text = f.read()
            action = next((s[3:] for s in text.split('\n') if s.startswith('// ') and not s.startswith('// +build')), '')
            words = text.split('\n', 1)[0][3:].split()
            if not words or words[0] != 'errorcheck' or IMPORT.search(text):
                continue
            if all(w.startswith('-lang=') for w in words[1:]) and action:
                yield path


def main():
    args = sys.argv[1:]
    verbose = '-v' in args
    listing = '--list' in args
    args = [a for a in args if a not in ('-v', '--list')]
    floor = 100.0
    if '--floor' in args:
        i = args.index('--floor')
        floor = float(args[i + 1])
        del args[i:i + 2]
    checker, files = args[0], args[1:]
    if files and files[0] == '--tree':
        files = list(tree_tests(files[1] if len(files) > 1 else None))
        if not files:
            print('no Go tree: skipped')
            return 0
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda p: check(checker, p), files))
    bad = [(p, r) for p, r in zip(files, results) if r]
    for path, problems in bad:
        if verbose:
            print('\n'.join(problems))
        elif listing:
            print(path)
    passed = 100.0 * (len(files) - len(bad)) / max(1, len(files))
    print('%d of %d pass (%.1f %%)' % (len(files) - len(bad), len(files), passed))
    return 0 if passed >= floor else 1


if __name__ == '__main__':
    sys.exit(main())
