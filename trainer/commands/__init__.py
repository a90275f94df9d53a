"""The commands of `python -m trainer` by what they are for: arguments, and the calls they lead to."""
