"""Steps of a procedure that judge, with nobody named whose answer it is.

In comes a service of a decree; out come findings.  What counts as judging is the list of words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sp_engine.documents import Component
from sp_engine.lint.decree_and_services import DecreeText, Found, ServiceText

_BY_WHOMEVER: Final = (
    r"(?<!surat )persetujuan|(?<!surat jawaban )kesediaan",
    r"(?<!permintaan )(?<!permohonan )(?<!telah )pengesahan|(?<!telah )disahkan",
    r"(?:di)?telaah",
    r"diseleksi|(?:hasil |lulus |melakukan )seleksi",
    r"diputuskan|kelayakan|layak dibuka",
)
"""Words that say that somebody judges, whoever acts in the step."""
_BY_THE_AGENCY: Final = (
    *("menyetujui", "menilai", "menolak", "memutuskan", "menyeleksi", "mendisposisikan", "menandatangani"),
    *("ditandatangani", "mempertimbangkan", "merekomendasikan", "mengesahkan", "menelaah", "menguji"),
    *(
        "mengualifikasi",
        "memverifikasi",
        "menganalisis",
        "mewawancarai",
        "wawancara",
    ),
    r"(?:membalas|menjawab) (?:surat )?permohonan",
    r"melakukan survei lapangan|memproses permohonan",
    r"memberi(?:kan)? (?:kesediaan|persetujuan|disposisi)",
)
"""Words that say so of a step in which the agency acts; an applicant who signs judges nothing."""
_APPLICANT: Final = re.compile(
    r"^(?:pemohon|pelaku usaha|peserta|tamu|pengguna|masyarakat|warga|pengurus|pengawas|kukm|koperasi)\b",
    re.IGNORECASE,
)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_ANYBODY: Final = _any_of(_BY_WHOMEVER)
_AGENCY: Final = _any_of((*_BY_WHOMEVER, *_BY_THE_AGENCY))


def judging_steps(service: ServiceText, decree: DecreeText) -> Iterator[Found]:  # noqa: ARG001
    """Yield the steps that judge and are neither where an official answers nor said not to decide."""
    answered = {requirement.step for requirement in service.standard.requirements}
    for step in service.steps():
        if step.id in answered or step.not_deciding is not None:
            continue
        words = _ANYBODY if _APPLICANT.match(step.actor) else _AGENCY
        found = words.search(step.text.id)
        if found is not None:
            yield service.found("SP365", Component.PROCEDURE, step, "text", name=step.id, word=found[0])
