"""Scripts that write data files of the lawbook; nothing here runs in the product."""
