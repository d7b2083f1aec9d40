"""The journal's database: the only place with SQL. Everything in it is encrypted by SQLCipher.

`connection` opens the file, `migrate` brings its tables up to date, the other modules read and
write one kind of thing each. None of them begins a transaction: a service wraps what belongs
together in `connection.transaction` and what only reads in `connection.reading`.
"""
