"""When: durations, days off, office hours and due dates. Pure arithmetic over data handed in."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
