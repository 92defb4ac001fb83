"""What a seat is shown, as plain values: Views become situations, news, tables, deeds, reasons why.

The terminal, the desktop and the web show the same ones. Numbers stand as numbers, with ready sentences beside them; nothing here
knows of terminals, pixels or pages, and nothing a View does not hold can get in.
"""
