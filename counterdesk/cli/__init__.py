"""The command line: every act of a screen as a command, for scripts, screen readers and checks by others."""
