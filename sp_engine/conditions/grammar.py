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
EACH_KEY, SOME_KEY, COUNT_KEY = "setiap", "ada", "banyaknya"
"""What is asked of a list: something of each of its items, of one of them, of so many of them."""
MEETING_KEY, WHICH_KEY = "memenuhi", "yang"
"""What is asked of each item, or of one; and of those that are counted."""
FIELD_KEY, FIELD_DOCUMENT_KEY = "isi", "dokumen_isi"
"""What a condition within a list is about: a field of its items."""
