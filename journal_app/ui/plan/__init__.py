"""My plan and the people a person trusts: to be read on other screens, and the page to write them."""
