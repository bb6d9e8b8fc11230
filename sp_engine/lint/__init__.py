"""What can be wrong with a catalogue, beyond what a single document shows while it is read."""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
