"""How the app looks: colours, type, icons, the style sheet, and `Theme`, which joins them."""
