"""Requirements as decisions of DMN 1.5, each with its logic in FEEL."""
