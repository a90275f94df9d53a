"""`python -m disque_studio` is the command `disque-studio`."""

from disque_studio.cli import entry

if __name__ == "__main__":
    entry()
