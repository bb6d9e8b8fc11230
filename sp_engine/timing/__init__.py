"""When things are due: due dates without a decision, events, the ledger, how days were counted."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
