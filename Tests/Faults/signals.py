"""F10, F11 and F14: signals, job control, and a terminal that goes away."""

import os
import shutil
import signal
import time

from learner import Learner
from oracle import Record, compare
from session import Session, check
from table import fault
from world import Skipped

# The ways in, with what shows that one has arrived.
SCREENS = {
    "home": ([], "of 2 lessons"), "reader": (["learn", "cubes"], "page 1 of 2"), "play": (["play", "x^2*y"], "x"),
    "practice": (["practice"], "∇"), "interview": (["interview"], "∇"), "review": (["review"], "∇"),
}


@fault("F10", "SIGINT, SIGTERM, SIGHUP, SIGQUIT", "each on every screen, twice in a row, and with half an answer typed")
def told_to_end(world):
    slowest, sent = 0.0, 0
    screens = list(SCREENS.items()) if world.is_full else list(SCREENS.items())[:3]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        for name, (arguments, shown) in screens:
            for times in (1, 2) if world.is_full or number == signal.SIGTERM else (1,):
                with Learner(world, world.scratch(), arguments=arguments) as learner:
                    if not arguments:
                        learner.expect(shown)
                    else:
                        learner.expect("the screen of " + name, lambda: learner.screen.is_alternate and shown in learner.screen)
                    slowest = max(slowest, end_by(learner, number, times, name))
                    sent += 1
        data = world.scratch()
        with Learner(world, data) as learner:
            learner.open_exercise()
            learner.type("6x(")
            learner.expect("Answer 6x(", lambda: learner.shows_answer("6x("))
            slowest = max(slowest, end_by(learner, number, 1, "exercise"))
            sent += 1
        with Record(data) as record:
            record.check_integrity()
            check(record.drafts() == ["6x("], "%s: the draft is %s" % (number, record.drafts()))
    check(slowest < 0.3 * world.slack, "ended only after %.0f ms" % (1000 * slowest))
    return "%d signals on %d screens: ended by the same signal within %.0f ms, terminal as before, the draft kept" % (
        sent, len(screens) + 1, 1000 * slowest)


def end_by(learner, number, times, where):
    start = time.monotonic()
    for _ in range(times):
        learner.kill(number)
    learner.end()
    check(learner.ending.signal == number, "%s: ended with %r, not by %s" % (where, learner.ending, number))
    learner.check_terminal()
    return learner.ended - start


@fault("F11", "stopped and continued", "a shell with job control: Ctrl-Z, SIGSTOP, fg, bg, and a new size meanwhile")
def stopped(world):
    shell = shutil.which("bash")
    if shell is None:
        raise Skipped("bash is not installed")
    command = "'%s' learn cubes --lessons '%s' --data-dir '%s'" % (world.program, world.lessons, world.scratch())
    with Session([shell, "--norc", "--noprofile", "-i"], environment={"PS1": "ready> ", "HISTFILE": ""}) as session:
        session.expect("ready> ")
        session.type(command + "\n")
        session.expect("page 1 of 2")
        session.press("enter")
        session.expect("Answer")
        session.type("6x(")
        session.expect("6x(")
        for stop in ("key", "signal"):
            if stop == "key":
                session.press("stop")
            else:
                os.kill(child_named(session.pid, "gradus"), signal.SIGTSTP)
            session.expect("Stopped")
            check(not session.screen.is_alternate, "the shell has the alternate screen")
            session.type("echo pro''mpt; stty -a | tr ';' '\\n' | grep -c -- '-icanon'\n")
            session.expect("prompt")
            session.expect("a line that is 0", lambda: any(line == "0" for line in session.screen.lines))
            session.resize(100 if stop == "key" else 80, 30 if stop == "key" else 24)
            session.type("clear; bg\n")
            session.expect("learn cubes", lambda: "learn cubes" in session.screen or "&" in session.screen)
            program = child_named(session.pid, "gradus")
            session.expect("a stop in the background", lambda: state(program) == "T")
            # In the background it draws nothing: the shell's lines stay what they are.
            session.type("echo quiet\n")
            session.expect("quiet", lambda: "quiet" in session.screen.lines)
            check("Multiply" not in session.screen and "Answer" not in session.screen, "it draws in the background\n" + session.picture)
            session.type("fg\n")
            session.expect("Answer")
            session.expect("6x(")
            check(session.screen.columns == len(session.screen.cells[0]), "wrong size")
        session.press("clear")
        session.type("7x")
        session.press("enter")
        session.expect("Not yet")
        session.press("interrupt")
        session.expect("ready> ")
        session.type("exit\n")
        session.end()
    return "stopped by key and by signal: a clean prompt, silent in the background, drawn anew in the new size, nothing lost"


def child_named(pid, name):
    with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
        for child in file.read().split():
            with open("/proc/%s/comm" % child) as comm:
                if comm.read().strip() == name:
                    return int(child)
    raise Skipped("the program's process is not found")


@fault("F14", "the terminal goes away", "its other end is closed, with SIGHUP as usual and ignored")
def gone(world):
    slowest, processor, rounds = 0.0, 0.0, world.count(2, 20)
    for index in range(rounds):
        data = world.scratch()
        ignoring = index % 2 == 1
        before = (lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) if ignoring else None
        with Learner(world, data, before=before) as learner:
            learner.open_exercise()
            learner.type("6x(")
            learner.expect("Answer 6x(", lambda: learner.shows_answer("6x("))
            used = processor_time(learner.program())
            start = time.monotonic()
            learner.disconnect()
            learner.end()
            slowest = max(slowest, time.monotonic() - start)
            processor = max(processor, learner.ending.processor - used)
        with Record(data) as record:
            record.check_integrity()
            check(record.drafts() == ["6x("], "the draft is %s" % record.drafts())
    check(slowest < 1, "ended only after %.1f s" % slowest)
    check(processor < 0.5, "%.1f s of processor time" % processor)
    return "%d times: ended within %.0f ms with %.0f ms of processor time, the draft kept" % (
        rounds, 1000 * slowest, 1000 * processor)


def status(pid):
    """What the system tells of a process, from its state on."""
    with open("/proc/%d/stat" % pid) as file:
        return file.read().rsplit(")", 1)[1].split()


def state(pid):
    return status(pid)[0]


def processor_time(pid):
    """In seconds, so far."""
    fields = status(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
