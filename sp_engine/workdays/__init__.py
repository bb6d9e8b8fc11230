"""When: durations, days off, office hours and due dates. Pure arithmetic over data handed in."""
