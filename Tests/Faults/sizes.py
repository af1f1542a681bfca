"""F12 and F13: windows that change, and windows of every size."""

import time

from learner import Learner
from session import check
from signals import processor_time
from table import fault


@fault("F12", "a storm of sizes", "1,000 new sizes a second between 1x1 and 500x200, keys meanwhile")
def storm(world):
    chance, seconds = world.random("F12"), world.count(1, 5)
    with Learner(world, world.scratch()) as learner, Learner(world, world.scratch(), columns=90, rows=30) as fresh:
        for each in (learner, fresh):
            each.open_exercise()
        start, count, typed = time.monotonic(), 0, ""
        while time.monotonic() - start < seconds:
            learner.set_size(chance.randint(1, 500), chance.randint(1, 200))
            count += 1
            learner.discard()
            if count % 100 == 0:
                # A key goes into the field while there is one to be seen.
                learner.start_screen(80, 24)
                learner.press("redraw")
                learner.expect("Answer " + typed, lambda: learner.shows("Answer"))
                typed += "1"
                learner.type("1")
                learner.expect("Answer " + typed, lambda: learner.shows_answer(typed))
            time.sleep(max(0.0, start + count / 1000 - time.monotonic()))
        learner.start_screen(90, 30)
        learner.press("redraw")
        fresh.type(typed)
        fresh.expect("Answer", lambda: fresh.shows_answer(typed))
        learner.expect("the picture of a fresh start in this size", lambda: learner.screen.lines == fresh.screen.lines)
        program = learner.program()
        before = processor_time(program)
        learner.take(0.5)
        learner.take(0.5)
        used = processor_time(program) - before
        check(used <= 0.05, "%.2f s of processor time while nothing happens" % used)
        learner.press("interrupt")
        check(learner.end().status == 0, "ended with %r" % learner.ending)
        learner.check_terminal()
    return "%d sizes in %.0f s, %d keys: none lost, the last picture that of a fresh start, then %.0f ms of processor time" \
        " in a second" % (count, seconds, len(typed), 1000 * used)


@fault("F13", "every size", "1x1 to 30x12, 40x12, 80x24, 132x50, 500x200, 65535x65535")
def sizes(world):
    small = [(width, height) for width in range(1, 31) for height in range(1, 13)]
    chosen = small if world.is_full else world.random("F13").sample(small, 30)
    with Learner(world, world.scratch()) as learner:
        learner.open_exercise()
        for width, height in chosen:
            learner.resize(width, height)
            need = "need 40x12"
            # Clipped where the window is narrower than the words.
            learner.expect("%r in %dx%d" % (need, width, height), lambda: shows_part(learner.screen, need, width))
            learner.type("9")
            check(learner.poll() is None, "ended in %dx%d: %r" % (width, height, learner.ending))
        # What was typed has been read when the program has answered twice.
        for width, height in [(29, 11), (30, 10)]:
            learner.resize(width, height)
            learner.expect("have %dx%d" % (width, height))
        learner.expect("every key is read", lambda: learner.unread == 0)
        for width, height in [(40, 12), (80, 24), (132, 50), (500, 200)]:
            learner.resize(width, height)
            learner.expect("Answer in %dx%d" % (width, height), lambda: learner.shows("Answer"))
        learner.set_size(65535, 65535)
        learner.type("2")
        learner.resize(80, 24)
        learner.press("redraw")
        learner.expect("Answer 2", lambda: learner.shows_answer("2"))
        learner.answer("5x")
        learner.press("interrupt")
        check(learner.end().status == 0, "ended with %r" % learner.ending)
        learner.check_terminal()
    return "%d sizes: no trap; what is typed while nothing fits goes into no field" % (len(chosen) + 5)


def shows_part(screen, need, width):
    if width >= len(need):
        return need in screen
    text = "".join(screen.lines).strip()
    return text != "" and text in need
