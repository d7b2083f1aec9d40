"""What is said and offered where pages of the journal are damaged."""
