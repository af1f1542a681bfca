"""The table of faults. Each row: its id, what goes wrong, how that is provoked, and the function that tries it.

The function gets the world and returns a sentence with the figures; it raises `Failed`, or `Skipped` with a reason.
"""

from collections import namedtuple

Fault = namedtuple("Fault", "id title provoked attempt")
FAULTS = []


def fault(id, title, provoked):
    def enter(attempt):
        FAULTS.append(Fault(id, title, provoked, attempt))
        return attempt

    return enter


def number(fault):
    return int(fault.id[1:])
