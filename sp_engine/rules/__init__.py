"""How it runs: one normal form of a standard's requirements, and several back ends that decide it."""
