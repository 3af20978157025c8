"""Cases: acceptance, two clocks, decision, delivery."""
