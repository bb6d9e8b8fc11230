"""Requirements as formulas of SMT-LIB, and the solver that answers questions about all applicants at once."""
