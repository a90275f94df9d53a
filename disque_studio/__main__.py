"""`python -m disque_studio` is the command `disque-studio`."""

import sys

from disque_studio.cli import main

sys.exit(main())
