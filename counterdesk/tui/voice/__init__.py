"""The hall's voice: what a call sounds like, whose turn it is to be spoken, and the command that speaks.

The board hears of calls where it hears of everything, in the journal. One voice speaks at a time; what nobody
needs to hear any more is left out; where there is no voice, or it fails, a bell rings.
"""
