"""The screens of the desktop, one a file. Each shows plain values and gives back orders; none knows another's inside."""
