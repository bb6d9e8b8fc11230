"""The service notice (*maklumat pelayanan*): its three promises, and how a lacking one is named."""

from sp_engine.words.language import Words

TITLE = Words("Maklumat Pelayanan", "Service notice")
HEADING = Words("MAKLUMAT PELAYANAN", "SERVICE NOTICE")
LEAD = Words("Dengan ini, kami menyatakan:", "We hereby declare that")

BY_THE_STANDARD = Words("janji melayani sesuai standar", "the promise to serve by the standard")
IMPROVEMENT = Words("janji memperbaiki terus-menerus", "the promise of continuous improvement")
SANCTION = Words(
    "kesediaan menerima sanksi atau memberi kompensasi", "the acceptance of sanctions or compensation"
)

SERVE = Words(
    "sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan yang telah ditetapkan;",
    "we will serve by the service standards that have been set;",
)
IMPROVE = Words(
    "memberikan pelayanan sesuai dengan kewajiban dan melakukan perbaikan secara terus-menerus;",
    "we will serve as we are obliged to, and improve continuously;",
)
ACCEPT = Words(
    "bersedia menerima sanksi dan/atau memberikan kompensasi apabila pelayanan yang kami berikan tidak sesuai"
    " dengan standar pelayanan.",
    "we accept sanctions and/or compensate where our service does not meet the standard.",
)
