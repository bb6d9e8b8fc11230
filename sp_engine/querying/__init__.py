"""One standard as a query over a whole population, with the small tables that it joins."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
