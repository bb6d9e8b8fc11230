"""The folder of documents: which decree holds on a day, and what is known to be well formed."""
