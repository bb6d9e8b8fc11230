"""May we trust a standard: its cases, and what they leave untested."""
