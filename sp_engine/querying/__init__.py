"""One standard in the languages of others: a query over a whole population, a decision model."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
