"""A decision made once more: whether it comes out the same, and if not, what it followed from is another."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
