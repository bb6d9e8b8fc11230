"""What a requirement asks: a tree of conditions, read from nested keys, and a solver over it."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
