"""Facts about paper and printers."""
