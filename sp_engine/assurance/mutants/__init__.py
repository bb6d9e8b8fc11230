"""Which small changes of a standard no case would notice."""
