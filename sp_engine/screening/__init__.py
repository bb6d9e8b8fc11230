"""One applicant and every service in force: what is open, what opens the rest, and why what is closed is."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
