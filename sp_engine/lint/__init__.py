"""What can be wrong with a catalogue, beyond what a single document shows while it is read."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
