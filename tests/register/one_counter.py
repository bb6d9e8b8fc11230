"""A counter as a process of its own: records applications, and says each number once it is kept.

    python one_counter.py ADDRESS NAME HOW_MANY [LARGEST_FILE]

It stops where the register refuses, with what it said; `LARGEST_FILE` is how many bytes a file may have.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from register.counters import APPROVED, MONDAY, RETURNED, decided

from sp_engine import RegisterError, open_register


def work(address: str, name: str, how_many: int) -> None:
    decisions = decided(APPROVED), decided(RETURNED)
    with open_register(address, create=True) as register:
        for i in range(how_many):
            try:
                kept = register.record(decisions[i % 2], recorded=MONDAY, applicant=f"{name} {i}", clerk=name)
            except RegisterError as refused:
                sys.stdout.write(f"refused {refused.diagnostics[0].code}\n")
                return
            sys.stdout.write(f"{kept.number} {kept.entry} {kept.digest}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[4:]:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write that is too long is to fail, not to kill
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
    work(sys.argv[1], sys.argv[2], int(sys.argv[3]))
