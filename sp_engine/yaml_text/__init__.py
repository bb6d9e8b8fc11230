"""What is written: text becomes JSON data, a span for every path, and diagnostics."""
