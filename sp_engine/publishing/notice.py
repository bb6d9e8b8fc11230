"""What the names of the template of the service notice stand for.

In come an agency and one of its decrees; out come values.  LAW: a notice makes three promises (see
`lint/notice_promises.py`); an agency without a wording of its own gets sentences that make all of them.
"""

from __future__ import annotations

from pathlib import Path

from sp_engine.documents import Agency, Decree, Letterhead
from sp_engine.lint import Promise, promise_sentence
from sp_engine.papers import Value
from sp_engine.stationery import letterhead_values, signatory_values
from sp_engine.words import Language
from sp_engine.words.messages import annex, service_notices, service_sheets


def notice_values(agency: Agency, decree: Decree, folder: Path, language: Language) -> dict[str, Value]:
    """Return the agency's own sentences, or ours, and who signs: by the letterhead, else as a decree says.

    `folder` is where the agency's own templates and arms are.
    """
    name, own = agency.name.get(language), agency.document.notice
    ours = [promise_sentence(promise).get(language) for promise in Promise]
    letterhead = agency.document.letterhead or Letterhead()
    signatory, document = letterhead.signatory, decree.document
    office = document.signed_by or annex.OFFICE.say(language, agency=name)
    return {
        "kata": {label: words.get(language) for label, words in service_sheets.LABELS.items()},
        "sementara": "",
        "instansi": {"nama": name.upper()},
        "pembuka": "" if own else service_notices.LEAD.get(language),
        "janji": list(own or ours),
        "kop": letterhead_values(agency.document, folder, language),
        "tempat": letterhead.signed_at or document.signed_in or annex.BLANK.get(language),
        "penandatangan": signatory_values(office if signatory is None else signatory.office, signatory),
    }
