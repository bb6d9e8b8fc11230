"""What `sp show` says of itself."""

from sp_engine.words.language import Words

HELP = Words("Tampilkan satu standar.", "Show one standard.")
OPTIONS = {"diagram": Words("Prosedur sebagai diagram Mermaid.", "The procedure as Mermaid.")}
PLACEHOLDERS: dict[str, Words] = {}
