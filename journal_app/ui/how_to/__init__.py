"""Short answers and every key: the page that Ctrl+/ opens."""
