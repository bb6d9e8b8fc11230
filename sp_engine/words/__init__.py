"""What we say, and nothing else: two languages, finding codes, diagnostics, dates."""
