"""The letters that an applicant takes home: what they say, and by what one knows a forged one."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
