"""What can be known of an applicant: kinds of fact, their definitions, and reading one value."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
