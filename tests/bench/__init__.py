"""Measurements: ratios taken side by side in one run. Nothing here is asserted in the suite."""
