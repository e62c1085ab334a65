"""Mock interviews for TikTok influencer-operations jobs, in the terminal."""

__version__ = "0.1.0"
