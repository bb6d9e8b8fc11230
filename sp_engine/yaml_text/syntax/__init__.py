"""Text that is no YAML, or no JSON: which slip makes it so, and what is to be written instead."""
