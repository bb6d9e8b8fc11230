"""Questions about a standard itself: each answered with an applicant, or with a proof that there is none."""
