"""What `sp explain` says of itself and beside its result."""

from sp_engine.words.language import Words

HELP = Words("Jelaskan satu kode temuan.", "Explain a finding code.")
OPTIONS = {"code": Words("Misalnya SP204; SP2 untuk sekeluarga.", "Such as SP204; SP2 for a family.")}
PLACEHOLDERS = {"code": Words("KODE", "CODE")}

ABOUT = Words("tentang {word}: {codes}", "about {word}: {codes}")
