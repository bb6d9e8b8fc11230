"""When things are due: due dates without a decision, events, the ledger, how days were counted."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
