"""F25: long use of the whole program, with its memory and its open files looked at."""

import os
import time

from learner import Learner
from oracle import Record
from session import KEYS, check
from table import fault

NAMES = [name for name in KEYS if name not in ("interrupt", "stop", "F12")]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 ()^*/+-.=?"
# Where the monkey begins again when it has left.
WAYS = [[], ["learn", "cubes"], ["practice"], ["play", "x^2*y"], ["interview"], ["review"]]
MIB = 1024 * 1024


class Samples:
    """Memory and open files of one process over time."""

    def __init__(self):
        self.memory, self.files = [], []

    def take(self, pid):
        with open("/proc/%d/statm" % pid) as file:
            self.memory.append(int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
        self.files.append(len(os.listdir("/proc/%d/fd" % pid)))

    def growth(self, values):
        """From when everything was once used, a third of the way, to the end; medians, as samples jump."""
        third = len(values) // 3
        if third < 10:
            return 0
        def median(part):
            return sorted(part)[len(part) // 2]
        return median(values[-third // 2 :]) - median(values[third : third + third // 2])


def run(world, seconds, way=None):
    chance = world.random("soak")
    data, end = world.scratch(), time.monotonic() + seconds
    keys, starts, samples, longest, everything = 0, 0, Samples(), 0.0, []
    shipped = type("Shipped", (), {"program": world.program, "lessons": os.path.join(os.path.dirname(
        os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "Lessons")})
    while time.monotonic() < end:
        arguments = chance.choice(WAYS) if starts else []
        began = time.monotonic()
        with Learner(shipped, data, arguments=arguments) as learner:
            starts += 1
            learner.expect("a screen", lambda: learner.screen.is_alternate)
            samples, last = Samples(), 0.0
            while time.monotonic() < end and learner.poll() is None:
                for _ in range(5):
                    # q leaves; it is pressed seldom, so that a run is long.
                    if chance.random() < 0.5:
                        learner.press(chance.choice(NAMES))
                    elif chance.random() < 0.02:
                        learner.resize(chance.randint(40, 160), chance.randint(12, 60))
                    else:
                        learner.type(chance.choice(LETTERS))
                    keys += 1
                # At the pace of the program: what it has not read is not typed on.
                learner.take(0.001)
                while learner.poll() is None and learner.unread:
                    learner.take(0.001)
                if time.monotonic() - last > 1 and learner.poll() is None:
                    last = time.monotonic()
                    samples.take(learner.program())
            if learner.poll() is None:
                learner.press("interrupt")
            check(learner.end(60).status == 0, "ended with %r after %d keys\n%s" % (learner.ending, keys, learner.picture))
            learner.check_terminal()
        if time.monotonic() - began > longest:
            longest, everything = time.monotonic() - began, samples
    with Record(data) as record:
        record.check_integrity()
        rows = record.rows("SELECT count(*) FROM attempts")[0][0]
    memory, files = everything.growth(everything.memory) / MIB, everything.growth(everything.files)
    check(memory < 5, "memory grew by %.1f MiB in %.0f s" % (memory, longest))
    check(files <= 0, "%d more files are open after %.0f s" % (files, longest))
    return "%d keys in %.0f s, %d starts, %d attempts recorded; longest run %.0f s: memory %+.1f MiB to %.0f MiB, " \
        "%+d open files, integrity ok" % (
            keys, seconds, starts, rows, longest, memory, (everything.memory or [0])[-1] / MIB, files)


@fault("F25", "long use", "random keys as fast as they are taken, through a real terminal; `make soak` runs it for hours")
def long_use(world):
    return run(world, world.count(5, 120))
