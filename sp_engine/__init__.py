"""Indonesian public-service standards as data, and decisions anyone can check.

What other systems hold is listed in the stub beside this file, and imported when it is asked for.
"""

from sp_engine.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
