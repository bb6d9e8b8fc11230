"""What a requirement asks: a tree of conditions, read from nested keys, and a solver over it."""
