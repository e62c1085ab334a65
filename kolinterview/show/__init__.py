"""Records → the screen. The only rooms that know Rich."""
