"""How a standard differs from an earlier one."""

from sp_engine.words.language import Words

HAS_CONTENT = Words("ada isinya", "has content")
NOT_STATED = Words("belum ditetapkan", "not stated by the decree")
NOT_KNOWN = Words("belum diketahui", "not known")
