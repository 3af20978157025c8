"""The command line, tried as a script would: words in, exit code and output out."""
