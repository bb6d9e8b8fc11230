"""The command line: one file per verb, one file that prints."""

import gc

# A clerk's command lives for a moment: collecting garbage while modules are imported only makes it wait.
gc.set_threshold(100_000, 50, 50)
