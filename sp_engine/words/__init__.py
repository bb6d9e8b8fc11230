"""What we say, and nothing else: two languages, finding codes, diagnostics, dates."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
