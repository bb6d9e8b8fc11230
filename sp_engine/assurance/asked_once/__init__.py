"""Whether a standard asks once: who supplies all that a return asks is not sent back again, nor rejected."""
