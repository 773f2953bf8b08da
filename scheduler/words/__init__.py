"""Every sentence a user reads, in Chinese, one module per area; no logic."""
