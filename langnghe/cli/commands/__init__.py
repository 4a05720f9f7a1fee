"""One module for each word after `langnghe`: HELP, add_arguments, run."""
