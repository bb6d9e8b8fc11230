"""How it runs: one normal form of a standard's requirements, and several back ends that decide it."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
