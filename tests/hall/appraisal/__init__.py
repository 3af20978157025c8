"""The appraisal."""
