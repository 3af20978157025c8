"""What citizens say of a visit (好差评): voluntary, once a visit, and what the hall owes a bad one."""
