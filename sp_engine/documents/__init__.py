"""What it means: typed immutable documents, the schemas that they fit, and advice on how to mend them."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
