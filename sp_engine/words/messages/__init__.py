"""Everything that is said, by what it is about: one module of constants for each subject."""
