"""When things are due: due dates without a decision, events, the ledger, how days were counted."""
