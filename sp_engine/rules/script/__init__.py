"""Rules as a script that a published page decides with, in the reader's browser."""
