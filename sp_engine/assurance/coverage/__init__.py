"""Which parts of a standard its cases decide, and why not."""
