"""First documents, successors and safe fixes: what writes YAML."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
