"""What people and other tools are handed: pages and reports."""
