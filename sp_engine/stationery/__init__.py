"""What every paper of an agency has in common: its letterhead, who signs, its own templates."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
