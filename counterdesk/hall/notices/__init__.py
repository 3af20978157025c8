"""One-time notification (一次性告知): everything that is needed, said once and in writing."""
