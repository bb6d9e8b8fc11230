"""How a paper is made: from typed blocks and a template to DOCX, PDF and HTML."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
