"""What stands in the facts that an interview leaves."""

from sp_engine.words.language import Words

SAVED_FACTS = Words(
    "Fakta {name} ({service}), dijawab dengan sp ask.", "Facts for {name} ({service}), answered with sp ask."
)
