"""What to write instead: from a schema's errors to findings in the author's words."""
