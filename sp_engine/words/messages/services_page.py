"""The list of services as it is told."""

from sp_engine.words.language import Words

SERVICE = Words("LAYANAN", "SERVICE")
NAME = Words("NAMA", "NAME")
DECREE = Words("KEPUTUSAN", "DECREE")
