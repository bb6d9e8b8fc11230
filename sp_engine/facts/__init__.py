"""What can be known of an applicant: kinds of fact, their definitions, and reading one value."""
