"""One file a paper: each has ``slip(...)``, which takes plain values and gives a Slip."""
