"""How a process ended that was lost."""

from sp_engine.words.language import Words

SIGNAL = Words("sinyal {name}", "signal {name}")
EXIT_CODE = Words("kode {code}", "code {code}")
