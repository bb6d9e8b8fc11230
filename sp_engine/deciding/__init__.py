"""The applicant: facts become a decision, and the decision becomes words."""
