"""The register: what was decided, when and by which rule; what is known of whom, until it is erased."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
