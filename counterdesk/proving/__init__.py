"""Proving a computer: the promises of the store tried on its own disk, with real processes that are really killed.

Nothing here touches the hall: every trial makes a throwaway one in a folder beside it, so that it is on the same disk.
"""
