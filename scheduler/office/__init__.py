"""What people of the office do: every act names its actor and judges his right."""
