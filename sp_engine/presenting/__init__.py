"""What people and other tools are handed: pages and reports."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
