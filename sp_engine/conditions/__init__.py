"""What a requirement asks: a tree of conditions, read from nested keys, and a solver over it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
