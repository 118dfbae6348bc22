#!/usr/bin/env python3
"""The Go tree's own tests against the list of expected failures.

    conformance.py --gosubc CMD [--runner gotest.py] [--update] [-- ARGS of the runner]

The list, expected-failures.txt beside this file, holds `name: reason`. A test that fails and is not listed is a
failure; so is a listed one that passes: it has to be taken off. Run are the tests without imports and those of
with-imports.txt; the others take as long again and are measured by hand, with the runner alone. Skipped (77) where there
is no runner or no Go tree with tests. --update takes passing tests off and adds nothing."""
import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIST = HERE / "expected-failures.txt"
WITH_IMPORTS = HERE / "with-imports.txt"
SKIP = 77


def find_runner():
    for path in os.environ.get("GOSUBC_GOTEST"), HERE.parents[2] / "shared/conformance/gotest.py":
        if path and Path(path).exists():
            return str(path)
    return None


def find_tests():
    roots = [os.environ.get("GOROOT"), "/usr/local/go", "/usr/lib/go"]
    return next((f"{r}/test" for r in roots if r and os.path.isdir(f"{r}/test/fixedbugs")), None)


def lines_of(file):
    lines = file.read_text().splitlines() if file.exists() else []
    return [line for line in lines if line and not line.startswith("#")]


def read_list():
    return dict(line.split(": ", 1) for line in lines_of(LIST))


def chosen():
    """Arguments of the runner, a run each. Those with imports may be the first to compile the library."""
    names = "|".join(map(re.escape, lines_of(WITH_IMPORTS)))
    return ["--imports", "none", "--timeout", "60"], ["--only", f"^({names})$", "--timeout", "180"]


def run(options, tests, args):
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "results.json")
        env = {**os.environ, "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", os.path.join(tmp, "cache"))}
        subprocess.run([sys.executable, options.runner, "--gosubc", options.gosubc, "--tests", tests, "--json", out,
                        *args], env=env, check=False)
        return json.loads(Path(out).read_text())["results"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gosubc", default="gosubc")
    parser.add_argument("--runner", default=find_runner())
    parser.add_argument("--update", action="store_true")
    parser.add_argument("args", nargs="*")
    options = parser.parse_args()
    tests = find_tests()
    if not options.runner or not tests:
        print("conformance skipped: no", "runner gotest.py" if not options.runner else "Go tree with test/")
        return SKIP
    results = [r for args in ([options.args] if options.args else chosen()) for r in run(options, tests, args)]
    expected = read_list()
    status = {r["test"]: r for r in results if r["status"] in ("pass", "fail")}
    worse = [r for r in status.values() if r["status"] == "fail" and r["test"] not in expected]
    better = [name for name in expected if status.get(name, {}).get("status") == "pass"]
    gone = [] if options.args else [name for name in lines_of(WITH_IMPORTS) if name not in status]
    for name in gone:
        print(f"FAIL {name} of {WITH_IMPORTS.name} was not run")
    for r in worse:
        print(f"FAIL {r['test']} ({r['kind']}): {r['stage']}: {r['detail']}")
    for name in better:
        print(f"FAIL {name} passes and is still on the list of expected failures")
    if options.update:
        keep = [f"{n}: {why}" for n, why in sorted(expected.items()) if n not in better]
        LIST.write_text("\n".join(keep) + "\n")
    passed = sum(r["status"] == "pass" for r in status.values())
    print(f"{passed} of {len(status)} pass, {len(expected) - len(better)} failures expected")
    failed = len(worse) + len(better) + len(gone)
    print(f"{len(status) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
