"""The public site (政务公示): pages that need no script and nothing from elsewhere, in the hall's languages."""

from counterdesk.reports.site.build import build

__all__ = ["build"]
