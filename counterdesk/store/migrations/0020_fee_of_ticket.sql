-- What was paid on a ticket alone is found by the ticket, on the page of the case it became too.

CREATE INDEX ix_fee_ticket ON fee (ticket_id) WHERE case_id IS NULL;
