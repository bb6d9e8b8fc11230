"""The folder of documents: which decree holds on a day, and what is known to be well formed."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
