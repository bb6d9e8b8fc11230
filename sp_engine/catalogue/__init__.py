"""The folder of documents: which decree holds on a day, and what is known to be well formed."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
