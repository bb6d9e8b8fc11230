"""Text that is no YAML: which slip makes it so, and the line as it should be."""
