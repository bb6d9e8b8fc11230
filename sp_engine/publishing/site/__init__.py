"""The published site: static pages that need no server, no network and, to be read, no script."""
