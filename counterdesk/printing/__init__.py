"""Paper: the vocabulary of slips, one layout for every output, the printers and the outbox's worker."""
