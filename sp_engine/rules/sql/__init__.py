"""Requirements as one query over a table of applicants, in the SQL of several databases."""
