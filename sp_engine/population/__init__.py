"""Many applicants: a file in, a file out, every row a decision or an error."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
