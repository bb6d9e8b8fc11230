"""What it means: typed immutable documents, the schemas that they fit, and advice on how to mend them."""
