#!/usr/bin/env python3
"""Compares the checker with the real Go on programs that were made wrong at random.

mutate.py [--seed N] [--count N] [--keep DIR] [--std] CHECKER

Programs of the Go tree ($GOROOT/test) that import nothing get a few tokens replaced (names by other names of the program,
literals, operators, types), dropped, doubled or exchanged, or lines dropped, doubled or exchanged. Both compilers must say the same, word for word. With --std programs are taken
that import common packages of the library. Run by hand, it needs the go command. A difference is printed with its seed and number; with --keep the program stays in DIR."""
import argparse
import collections
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|`[^`]*`|\'(?:\\.|[^\'\\])+\'|\w+'
                   r'|<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|[=!<>:]=|<<|>>|&\^|[+\-*/%&|^]=|\s+|.', re.S)
KEYWORDS = set('break case chan const continue default defer else fallthrough for func go goto if import interface '
               'map package range return select struct switch type var'.split())
OPERATOR = re.compile(r'[+\-*/%|^<>]|[=!<>]=|&&|\|\||<<|>>|:=|<-')
LITERALS = ['"s"', '1.5', 'nil', '-1', '300', '1 << 70', "'x'", '1i', 'true']
OPERATORS = ['+', '-', '*', '/', '%', '|', '==', '<', '&&', '<<', '!=', '>=', '=', ':=']
TYPES = ['int', 'string', 'bool', 'float64', 'error', 'any', 'int8', '[]int', 'map[string]int', '*int', 'func()',
         'chan int', 'struct{}', '[3]int']
LONGEST = 20000  # bytes of a program
SLOWEST = 60     # seconds of a compilation


STD = ('fmt os strings errors sort strconv sync time io math bytes reflect runtime math/rand bufio sync/atomic '
       'container/list log unicode/utf8 math/bits context unsafe').split()


def import_config(file):
    """Where gc finds what the packages export."""
    form = '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}'
    with file.open('w') as out:
        subprocess.run(['go', 'list', '-export', '-deps', '-f', form, *STD], stdout=out, check=True)


def takes_part(text, std):
    imports = re.findall(r'^(?:import(?: [\w.]+)? |\t(?:[\w.]+ )?)"([^"\n]*)"$', text, re.M)
    if not std:
        return not re.search(r'^import\b', text, re.M)
    return imports and all(i in STD for i in imports)


def programs(tree, std):
    """Valid programs without imports, or with imports of STD only."""
    for path in sorted(tree.rglob('*.go')):
        if any(part.endswith('.dir') for part in path.parts):
            continue
        text = path.read_text(encoding='utf-8', errors='replace')
        if len(text) <= LONGEST and re.search(r'^// (run|compile)\b', text, re.M) and takes_part(text, std):
            yield path, text


def replace(rng, tokens, fits, choices):
    places = [i for i, t in enumerate(tokens) if fits(t)]
    if places:
        tokens[rng.choice(places)] = rng.choice(choices(places))


def is_name(token):
    return re.match(r'[A-Za-z_]', token) is not None and token not in KEYWORDS


def mutate(rng, text):
    tokens = TOKEN.findall(text)
    kinds = [
        (is_name, lambda places: [tokens[i] for i in places]),
        (lambda t: t[0].isdigit(), lambda places: LITERALS),
        (OPERATOR.fullmatch, lambda places: OPERATORS),
        (lambda t: t in TYPES, lambda places: TYPES),
    ]
    times = rng.choice([1, 2, 4, 8])
    for _ in range(times):
        replace(rng, tokens, *rng.choice(kinds))
    text = ''.join(tokens)
    if rng.random() < 0.5:
        return text
    parts = text.splitlines(True) if rng.random() < 0.5 else TOKEN.findall(text)
    for _ in range(min(times, 2)):
        shuffle(rng, parts)
    return ''.join(parts)


def shuffle(rng, parts):
    """Drops, doubles or exchanges parts of a program."""
    i, k = rng.randrange(len(parts)), rng.randrange(len(parts))
    how = rng.randrange(3)
    if how == 0:
        del parts[i]
    elif how == 1:
        parts.insert(k if rng.random() < 0.3 else i, parts[i])
    else:
        parts[i], parts[k] = parts[k], parts[i]


def messages(output):
    """Each with its continuation lines; sorted, for //line may leave no order."""
    result = []
    for line in output.splitlines():
        if line.startswith('\t') and result:
            result[-1] += '\n' + line
        elif line.strip():
            result.append(line)
    return sorted(result)


def compile_with(command, folder):
    return subprocess.run(command + ['x.go'], cwd=folder, capture_output=True, text=True, errors='replace',
                          timeout=SLOWEST, check=False)


def compare(checker, text, folder, flags):
    """None when both say the same."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'x.go').write_text(text, encoding='utf-8')
    try:
        ours = compile_with([checker], folder)
    except subprocess.TimeoutExpired:
        return 'the checker hangs'
    if ours.returncode not in (0, 1):
        return 'the checker crashes: ' + ours.stderr[-300:]
    gc = compile_with(['go', 'tool', 'compile', '-e', *flags, '-o', str(folder.resolve() / 'x.o'), '-p', 'p'], folder)
    mine, theirs = messages(ours.stdout), messages(gc.stdout + gc.stderr)
    if mine == theirs:
        return None
    missing = collections.Counter(theirs) - collections.Counter(mine)
    extra = collections.Counter(mine) - collections.Counter(theirs)
    return '\n'.join(['- ' + m for m in missing.elements()] + ['+ ' + m for m in extra.elements()])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('checker')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=500)
    parser.add_argument('--keep', type=Path)
    parser.add_argument('--std', action='store_true')
    options = parser.parse_args()

    checker = os.path.abspath(options.checker)
    tree = Path(os.environ.get('GOROOT', '/usr/local/go')) / 'test'
    rng = random.Random(options.seed)
    corpus = list(programs(tree, options.std))
    if not corpus:
        sys.exit('no programs in %s' % tree)
    jobs = []
    for number in range(options.count):
        path, text = rng.choice(corpus)
        jobs.append((number, path, mutate(rng, text)))

    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        root = options.keep or Path(temporary)
        flags = []
        if options.std:
            import_config(Path(temporary) / 'importcfg')
            flags = ['-importcfg', str(Path(temporary) / 'importcfg')]

        def run(job):
            number, path, text = job
            folder = root / str(number)
            why = compare(checker, text, folder, flags)
            if why is None and options.keep:
                shutil.rmtree(folder)
            return number, path, why

        different = [r for r in pool.map(run, jobs) if r[2] is not None]
    for number, path, why in different:
        print('seed %d, number %d, from %s:\n%s' % (options.seed, number, path.relative_to(tree), why))
    print('%d of %d the same' % (len(jobs) - len(different), len(jobs)))
    return 1 if different else 0


if __name__ == '__main__':
    sys.exit(main())
