"""F20: little of everything that the system grants."""

import resource

from learner import Learner
from oracle import compare
from session import Run, check
from table import fault

DEEP = "(" * 63 + "x" + ")" * 63
STACK = "a stack of 512 KiB"
LIMITS = [
    ("16 open files", resource.RLIMIT_NOFILE, 16), ("300 MB of addresses", resource.RLIMIT_AS, 300 << 20),
    (STACK, resource.RLIMIT_STACK, 512 << 10), ("no other process", resource.RLIMIT_NPROC, 0),
    ("files of no length", resource.RLIMIT_FSIZE, 0), ("files of 64 KiB", resource.RLIMIT_FSIZE, 64 << 10),
]


@fault("F20", "limits of the system", "few files, addresses, processes, a small stack, files of bounded length")
def limited(world):
    said = []
    for what, which, value in LIMITS:
        if what == STACK:
            # Unoptimised code has larger frames.
            value *= 1 if world.is_optimised else 4

        def bound():
            resource.setrlimit(which, (value, value))

        data = world.scratch()
        run = Run([world.program, "diff", DEEP + "^2*sin(x)"], before=bound)
        is_mute = which == resource.RLIMIT_FSIZE
        check(run.status in (0, 1, 2, 3) and (run.output or run.errors or is_mute), "%s: diff ends with %r and says %r" % (what, run.ending, run.output + run.errors))
        with Learner(world, data, before=bound) as learner:
            learner.expect("a tutor or an end", lambda: learner.shows("page 1 of 2") or learner.poll() is not None
                           or "There are no lessons" in learner.screen or "Type help" in learner.screen)
            if learner.shows("page 1 of 2"):
                learner.press("enter")
                learner.expect("Answer")
                learner.answer("7x")
                learner.type("")
                learner.press("interrupt")
                ending = learner.end()
                check(ending.status in (0, 3), "%s: %r\n%s" % (what, ending, learner.picture))
                check((ending.status == 0) == bool(learner.acknowledged), "%s: %r" % (what, ending))
                compare(data, learner.acknowledged)
                said.append(what + (": saved" if learner.acknowledged else ": told as not saved"))
            else:
                if learner.poll() is None:
                    learner.type("\x03")
                ending = learner.end()
                check(ending.signal is None or ending.signal == 2, "%s: %r\n%s" % (what, ending, learner.picture))
                check(learner.transcript.strip(), "%s: it says nothing" % what)
                said.append(what + ": told")
            learner.check_terminal()
    return "; ".join(said)
