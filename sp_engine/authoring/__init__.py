"""First documents, successors and safe fixes: what writes YAML."""
