"""What can be wrong with a catalogue, beyond what a single document shows while it is read."""
