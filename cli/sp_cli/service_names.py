"""The service that a command line means: its full name, or a bare one where only one agency has it.

`SP_AGENCY` names the agency that is meant where several do.
"""

from __future__ import annotations

import os

from sp_engine.deciding import Catalogue

AGENCY_VARIABLE = "SP_AGENCY"


def full_name(catalogue: Catalogue, written: str) -> str:
    """Return `agency/service`; what is no name of one service is returned as it is, to be refused."""
    if "/" in written:
        return written
    called = called_so(catalogue, written)
    return called[0] if len(called) == 1 else written


def called_so(catalogue: Catalogue, written: str) -> list[str]:
    """Return the services that agencies call so; that of the shell's agency alone if it is one."""
    called = [name for name in catalogue.files.service_names() if name.partition("/")[2] == written]
    own = f"{default_agency()}/{written}"
    return [own] if own in called else called


def default_agency() -> str | None:
    """Return the agency that `SP_AGENCY` names."""
    return os.environ.get(AGENCY_VARIABLE) or None
