"""The applicant: facts become a decision, and the decision becomes words."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
