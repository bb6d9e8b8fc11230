"""What an agency must print, post and enter, out of its catalogue."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
