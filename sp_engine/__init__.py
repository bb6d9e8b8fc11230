"""Indonesian public-service standards as data, and decisions anyone can check.

What other systems hold is listed in the stub beside this file, and imported when it is asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
