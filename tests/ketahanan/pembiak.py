"""Starts granian again and again without importing the application each time: one process holds it and forks.

Each line on stdin is granian's arguments as JSON; the answer is the process id, which is also its group's. What is
forked is granian's own command, with a worker of its own, as bin/run has it.
"""

import json
import os
import sys
import warnings

warnings.simplefilter("ignore")  # a fork here has one thread


def utama() -> None:
    from django.urls import get_resolver
    from granian.cli import entrypoint

    import pentas.wsgi  # noqa: F401 - what the workers find already imported

    get_resolver().url_patterns  # noqa: B018
    anak = 0
    for baris in sys.stdin:
        if anak:
            os.waitpid(anak, 0)  # killed by the test
        anak = os.fork()
        if not anak:
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(2, 1)
            sys.argv = ["granian", *json.loads(baris)]
            entrypoint()
        print(anak, flush=True)


if __name__ == "__main__":
    utama()
