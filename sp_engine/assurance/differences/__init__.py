"""What changed between two standards or two decrees, in words."""
