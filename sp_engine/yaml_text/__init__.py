"""What is written: text becomes JSON data, a span for every path, and diagnostics."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
