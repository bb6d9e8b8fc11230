"""May we trust a standard: its cases, and what they leave untested."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
