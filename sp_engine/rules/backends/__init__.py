"""The back ends: a module or a folder each, none of which knows another."""
