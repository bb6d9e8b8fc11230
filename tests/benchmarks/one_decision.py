"""Decides one application so often as is asked, for whoever counts instructions.

`one_decision.py 100 data` makes the JSON data of each decision, too.
"""

from __future__ import annotations

import sys
from datetime import date, datetime

from sp_engine import open_catalogue

service = open_catalogue().standard("kalbar/kantor-cabang", on=date(2026, 3, 16))
received = datetime(2026, 3, 16, 10, tzinfo=service.standard.agency.zone)
facts = service.read_facts(
    {"nib": "1234567890123", "surat_permohonan": {"bermeterai": True}}, received=received
)
for _ in range(int(sys.argv[1])):
    decision = service.decide(facts, received=received)
    told = decision.outcome, [f.status for f in decision.findings], [d.due for d in decision.deadlines]
    if "data" in sys.argv:
        decision.to_dict()
