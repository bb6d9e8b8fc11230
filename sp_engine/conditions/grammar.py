"""The keys of the condition language that compare nothing: what they join, name and look into.

The keys that compare have a row each in `operators`.  What an editor says of either, `documents` knows.
"""

from __future__ import annotations

ALL_OF, ANY_OF = "semua", "salah_satu"
"""What joins conditions."""
FACT_KEY, DOCUMENT_KEY, DEFINITION_KEY = "fakta", "dokumen", "definisi"
"""What a condition is about: a name of the vocabulary, or of the document's own definitions."""
DEFINITIONS_KEY = DEFINITION_KEY
"""Under which a document names conditions of its own."""
ATTRIBUTES_KEY, ATTRIBUTE_KEY = "dengan", "atribut"
"""What is asked of a document besides that it is handed in, and of which attribute."""
