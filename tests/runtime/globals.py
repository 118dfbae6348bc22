"""globals.py LIBRARY NM - the runtime's writable variables are one struct (runtime/state.h) and the few that cannot be in it."""
import re
import subprocess
import sys

ALLOWED = {
    'rt': 'the struct',
    'gosub_tls': 'of each thread; assembly and compiled code read it by its name',
    'rt_m_tls': 'of each thread; read by its name where the C compiler must not keep its address over a park',
    'hash_random.state': 'of each thread',
    'gosub_cpu': 'compiled code reads it by that name',
    'gosub_wants_untracked': 'compiled code reads it by that name',
}

library, nm = sys.argv[1:]
text = subprocess.run([nm, library], capture_output=True, text=True, check=True).stdout
found = set(re.findall(r'(?m)^[0-9a-f]+ [bBdDCsSgG] (\S+)$', text))
for name in sorted(found - set(ALLOWED)):
    print(f'{name} is writable and not in struct rt')
for name in sorted(set(ALLOWED) - found):
    print(f'{name} is allowed and is not there')
sys.exit(found != set(ALLOWED))
