"""F24: a fault of the program itself."""

import os
import signal

from learner import Learner
from oracle import NAME, Record, compare
from session import check
from table import fault

# What GRADUS_FAULT names, and the signals by which the program may then end.
KINDS = {"trap": (signal.SIGILL, signal.SIGTRAP), "abort": (signal.SIGABRT,), "memory": (signal.SIGSEGV,),
         "stack": (signal.SIGSEGV, signal.SIGBUS)}


@fault("F24", "the program traps", "a trap, an abort, a wild pointer and a stack overflow, on a hidden key")
def trapped(world):
    rounds = world.count(1, 25)
    for _ in range(rounds):
        for kind, expected in KINDS.items():
            data = world.scratch()
            with Learner(world, data, environment={"GRADUS_FAULT": kind, "HOME": "/home/somebody"}) as learner:
                learner.open_exercise()
                learner.answer("7x")
                learner.press("clear")
                learner.type("6x(se")
                learner.expect("the draft in the record", lambda: drafts(data) == ["6x(se"])
                learner.press("F12")
                learner.end()
                check(learner.ending.signal in expected, "%s: ended with %r" % (kind, learner.ending))
                learner.check_terminal()
                check("fault in Gradus" in learner.screen, "%s: it says nothing\n%s" % (kind, learner.picture))
            compare(data, ["7x"], ["7x"])
            with open(os.path.join(data, "fault-report.txt"), encoding="ascii") as file:
                report = file.read()
            check(signal.Signals(learner.ending.signal).name in report, "%s: the report is\n%s" % (kind, report))
            private = [word for word in ("6x(se", "7x", "somebody", data, "cubes") if word in report]
            check(not private, "%s: the report tells of %s" % (kind, private))
            with Learner(world, data) as learner:
                learner.open_exercise()
                learner.expect("the draft", lambda: learner.shows_answer("6x(se"))
    return "%d faults of 4 kinds: terminal restored, a sentence and a report without personal data, answer and draft there" % (
        len(KINDS) * rounds)


def drafts(data):
    if not os.path.exists(os.path.join(data, NAME)):
        return []
    with Record(data) as record:
        return record.drafts()
