"""The command line: one file per verb, one file that prints."""
