"""What a head of office should know of the agency's decrees: what can hurt whom, and what to decide."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
