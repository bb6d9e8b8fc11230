"""What it means: the vocabulary, conditions as a tree, typed immutable standards, the catalogue."""
