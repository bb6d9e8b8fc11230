from .replay import Input as Input
from .replay import Replay as Replay
from .replay import input_words as input_words
from .replay import replayed as replayed
from .transition_table import Transition as Transition
from .transition_table import transitions as transitions
