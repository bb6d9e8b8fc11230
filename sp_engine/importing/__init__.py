"""A decree's file becomes draft documents, and each item keeps the stretch of text that it comes from."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
