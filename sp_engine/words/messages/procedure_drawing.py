"""A procedure as a drawing: what stands in its boxes besides the steps."""

from sp_engine.words.language import Words

END = Words("Selesai", "Done")
BRANCH = Words("{when} → {step}", "{when} → {step}")
