"""F1 and F23: what happens to answers when the program dies, and when terminal or disk are slow."""

import itertools
import os
import signal
import time

from learner import Learner
from oracle import compare
from session import Failed, check
from table import fault


class Timer:
    """Kills a session's program after a while, whatever this process is doing then."""

    def __init__(self, session, seconds):
        self.session, self.seconds = session, max(seconds, 1e-6)

    def __enter__(self):
        self.before = signal.signal(signal.SIGALRM, lambda *_: self.session.kill(signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.before)


@fault("F1", "killed while answering", "SIGKILL after a random 0 to 300 ms of answering, again and again on one record")
def killed(world):
    data, chance, numbers = world.scratch(), world.random("F1"), itertools.count(1000)
    kills, acknowledged, sent, unseen = world.count(5, 200), [], [], 0
    for _ in range(kills):
        with Learner(world, data) as learner:
            learner.open_exercise()
            with Timer(learner, chance.uniform(0, 0.3 * world.slack)):
                try:
                    while learner.poll() is None:
                        learner.answer("%dx" % next(numbers))
                except Failed:
                    # Only the kill excuses that an answer was not acknowledged.
                    if learner.poll() is None:
                        raise
            learner.end()
            learner.note()
            check(learner.ending.signal == signal.SIGKILL, "ended by itself: %r" % learner.ending)
            learner.check_terminal()
        check(not learner.unsaved, "not saved without a reason")
        acknowledged += learner.acknowledged
        sent += learner.sent
        answers = compare(data, acknowledged, sent)
        check(len(answers) - len(acknowledged) - unseen <= 1, "more than one answer that was not acknowledged")
        unseen = len(answers) - len(acknowledged)
    return "%d kills, %d answers acknowledged, all there, none twice; %d recorded but not yet shown; terminal restored" % (
        kills, len(acknowledged), unseen)


@fault("F23", "slow terminal, slow disk", "output read at 1 kB/s while keys come; 200 ms more for every fdatasync")
def slow(world):
    data = world.scratch()
    with Learner(world, data) as learner:
        learner.open_exercise()
        text = "1" * 60
        for character in text:
            learner.type(character)
            learner.take(0.001, limit=16)
        # 1 kB a second: 50 bytes every 50 ms.
        start, seen = time.monotonic(), len(learner.transcript)
        while not learner.shows_answer(text):
            check(time.monotonic() - start < 20, "keys were lost\n" + learner.picture)
            learner.take(0.02, limit=50)
            time.sleep(0.05)
        bytes_read = len(learner.transcript) - seen
        learner.press("clear")
        learner.answer("7x")
    check(bytes_read < 20000, "frames were queued: %d bytes for one line" % bytes_read)
    compare(data, ["7x"])
    said = "60 keys on a slow terminal: none lost, %d bytes drawn" % bytes_read
    delays = world.strace("fdatasync:delay_exit=200000", "fsync:delay_exit=200000")
    with Learner(world, data, prefix=delays) as learner:
        learner.open_exercise()
        quickest = 10.0
        for number in range(3):
            start = time.monotonic()
            learner.answer("%dx" % (100 + number))
            quickest = min(quickest, time.monotonic() - start)
        learner.kill(signal.SIGKILL)
        learner.end()
    check(quickest >= 0.2, "acknowledged after %.3f s, before the disk was done" % quickest)
    compare(data, ["7x"] + learner.acknowledged)
    return said + "; slow disk: acknowledged only after it, at the earliest in %.0f ms" % (1000 * quickest)
