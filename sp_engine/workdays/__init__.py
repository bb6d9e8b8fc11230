"""When: durations, days off, office hours and due dates. Pure arithmetic over data handed in."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
