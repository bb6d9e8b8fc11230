"""The digests of the register: of an entry, chained to the one before, and of a value under a salt.

In come data that JSON can say; out come SHA-256 digests as hexadecimal text.  Knows nothing of what is kept,
or where.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence

FORMAT = "sp-register/1"
BEFORE_THE_FIRST = "0" * 64
"""Stands in the first entry, where the others have the digest of the one before."""


def canonical(value: object) -> str:
    """Return a value as the one text that it has, in ASCII: whatever a name holds can be stored anywhere."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def digest_of(parts: Sequence[object]) -> str:
    """Return the digest of an entry."""
    return hashlib.sha256(canonical([FORMAT, *parts]).encode()).hexdigest()


def new_salt() -> str:
    """Return a salt of 256 bits: without it nobody finds a value by trying all that it may be."""
    return secrets.token_hex(32)


def commitment(salt: str, part: str, value: str) -> str:
    """Return what an entry holds of a value that can be erased."""
    told = canonical([part, value]).encode()
    return hmac.new(salt.encode("utf-8", "surrogatepass"), told, hashlib.sha256).hexdigest()
