"""What it means: typed immutable documents, the schemas that they fit, and advice on how to mend them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
