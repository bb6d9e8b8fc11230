"""The digest by which documents are known again: 32 bytes of BLAKE2b.

It is taken from where `hashlib` takes it, which loads OpenSSL first: a clerk would wait longer for that than
for all digests of a command.
"""

from __future__ import annotations

from functools import partial

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

new_digest = partial(blake2b, digest_size=32)
"""Begins a digest, as the functions of `hashlib` do."""
