"""F2 to F5: power loss, errors of the disk, a full disk, and places that cannot be written."""

import ctypes
import json
import os
import signal

from learner import Learner
from oracle import NAME, compare
from session import check
from table import fault
from world import Skipped


def recorded(world, data):
    """The answers of a record as the program itself exports them."""
    run = world.run("export", "--format", "jsonl", "--data-dir", data)
    check(run.status == 0, "export: status %d, %s" % (run.status, run.errors))
    return [json.loads(line)["answer"] for line in run.output.splitlines()[1:]]


def record_and_die(world, data, count):
    """Answers so often and is killed: what stays is a file, and the log with most of its commits."""
    with Learner(world, data) as learner:
        learner.open_exercise()
        for number in range(count):
            learner.answer("%dx" % (100 + number))
        learner.kill(signal.SIGKILL)
        learner.end()
    return learner.acknowledged


@fault("F2", "torn write, power loss", "the log cut at every 64th byte, and bytes of its last frames changed")
def torn(world):
    data = world.scratch()
    answers = record_and_die(world, data, 8)
    with open(os.path.join(data, NAME), "rb") as file:
        base = file.read()
    with open(os.path.join(data, NAME + "-wal"), "rb") as file:
        log = file.read()
    chance = world.random("F2")
    step = 64 * world.count(len(log) // 64 // 64, 1)
    cut = list(range(0, len(log), step)) + [len(log)]
    tries = [(log[:length], "cut at %d" % length) for length in cut]
    frame = 24 + 4096
    for number in range(world.count(20, 200)):
        place = len(log) - 1 - chance.randrange(3 * frame)
        changed = bytearray(log)
        changed[place] ^= 1 << chance.randrange(8)
        tries.append((bytes(changed), "bit changed at %d" % place))
    through_program = set(chance.sample(range(len(tries)), min(world.count(10, 150), len(tries))))
    prefixes, copy = set(), world.scratch()
    for index, (torn_log, what) in enumerate(tries):
        for suffix, content in (("", base), ("-wal", torn_log)):
            with open(os.path.join(copy, NAME + suffix), "wb") as file:
                file.write(content)
        if os.path.exists(os.path.join(copy, NAME + "-shm")):
            os.remove(os.path.join(copy, NAME + "-shm"))
        found = compare(copy, [])
        check(found == answers[: len(found)], "%s: %s is no prefix" % (what, found))
        prefixes.add(len(found))
        if index in through_program:
            shown = recorded(world, copy)
            check(shown == found, "%s: the program shows %s, SQLite %s" % (what, shown, found))
    check(len(answers) in prefixes and 0 in prefixes, "only prefixes of %s" % sorted(prefixes))
    return "%d cuts and %d changed bits of a log of %d bytes: prefixes of 0 to %d answers, integrity ok; %d of them opened" \
        " by the program" % (len(cut), len(tries) - len(cut), len(log), max(prefixes), len(through_program))


def rules(world):
    """Errors of system calls, each at some time: only once, or from then on."""
    every = []
    for time in range(1, 11):
        every += ["fdatasync:error=EIO:when=%d+" % time, "pwrite64:error=ENOSPC:when=%d+" % (4 * time),
                  "fdatasync:error=EIO:when=%d" % time, "pwrite64:error=EIO:when=%d" % (6 * time)]
    return every if world.is_full else every[8:32:5]


@fault("F3", "errors of fsync and write", "strace makes fdatasync or pwrite fail, once or from the n-th on, n = 1 to 60")
def failing(world):
    chosen, told, later = rules(world), 0, 0
    for rule in chosen:
        data = world.scratch()
        trace = world.strace(rule)
        with Learner(world, data, prefix=trace) as learner:
            learner.open_exercise()
            for number in range(6):
                learner.answer("%dx" % (100 + number))
            told += len(learner.unsaved) > 0
            is_saved = not learner.is_marked
            learner.kill(signal.SIGKILL)
            learner.end()
        expected = list(learner.acknowledged)
        if is_saved:
            # What could not be written at first was written with a later answer.
            later += len(learner.unsaved)
            expected = learner.sent
        compare(data, expected, learner.sent)
    check(told > 0, "no error was met")
    return "%d injected errors: said “not saved” in %d runs; %d answers written later; every answer shown as saved was" % (
        len(chosen), told, later)


@fault("F4", "disk full", "a file system of 256 kB; one that is full from the start; then space is made")
def full(world):
    disk = world.tmpfs(256 * 1024)
    data = os.path.join(disk, "data")
    with Learner(world, data) as learner:
        learner.open_exercise()
        number = 100
        while not learner.is_marked:
            check(number < 400, "the disk never fills")
            learner.answer("%dx" % number)
            number += 1
        for _ in range(3):
            learner.answer("%dx" % number)
            number += 1
        check(len(learner.unsaved) >= 3, "an answer is shown as saved on a full disk")
        kept = len(learner.acknowledged)
        compare(data, learner.acknowledged, learner.sent)
        enlarge(disk)
        learner.answer("%dx" % number)
        check(not learner.is_marked, "space was made, and still not saved\n" + learner.picture)
        learner.kill(signal.SIGKILL)
        learner.end()
    compare(data, learner.sent, learner.sent)
    late = len(learner.unsaved)
    disk = world.tmpfs(64 * 1024)
    with open(os.path.join(disk, "filler"), "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
    data = os.path.join(disk, "data")
    with Learner(world, data) as learner:
        learner.open_exercise()
        learner.answer("1x")
        check(learner.unsaved == ["1x"], "shown as saved on a full disk")
        os.remove(os.path.join(disk, "filler"))
        enlarge(disk)
        learner.answer("2x")
        check(learner.acknowledged == ["2x"], "space was made, and still not saved\n" + learner.picture)
        learner.press("interrupt")
        check(learner.end().status == 0, "ended with %r" % learner.ending)
    compare(data, ["1x", "2x"])
    return "%d answers saved, then %d told as not saved and written once there was space; starts on a full disk" % (
        kept, late)


def enlarge(disk):
    os.system("mount -o remount,size=16m '%s'" % disk)


def without_override():
    """Root that permissions bind, too: whatever runs next gets no capability to overrule them, but may read what
    only root may."""
    drop_from_bounding_set, dac_override = 24, 1
    if ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0) != 0:
        raise OSError("cannot drop CAP_DAC_OVERRIDE")


@fault("F5", "nowhere to write", "read-only folder and file system, a file, a link to itself, no HOME; then --data-dir")
def nowhere(world):
    cases = []
    folder = world.scratch()
    file = os.path.join(folder, "file")
    open(file, "w").close()
    loop = os.path.join(folder, "loop")
    os.symlink(loop, loop)
    cases += [("a file", file, {}, None), ("a link to itself", loop, {}, None), ("no HOME", None, {"HOME": None}, None),
              ("HOME is a file", None, {"HOME": file}, None)]
    closed = world.scratch()
    os.chmod(closed, 0o555)
    is_root = os.geteuid() == 0
    cases.append(("no permission", os.path.join(closed, "data"), {}, without_override if is_root else None))
    try:
        disk = world.tmpfs(1 << 20)
        record_and_die(world, disk, 1)
        world.remount_read_only(disk, True)
        cases.append(("read-only file system with a record", disk, {}, None))
    except Skipped as reason:
        cases.append(("(read-only file system: %s)" % reason, None, {"HOME": None}, None))
    for what, data, environment, before in cases:
        with Learner(world, data or "", environment=environment, before=before) as learner:
            learner.open_exercise()
            check(learner.is_marked or "Progress is not" in learner.screen, "%s: not told\n%s" % (what, learner.picture))
            learner.answer("5x")
            check(learner.unsaved == ["5x"], "%s: shown as saved\n%s" % (what, learner.picture))
            learner.press("interrupt")
            learner.end()
            learner.check_terminal()
            check(learner.ending.status == 3, "%s: ended with %r" % (what, learner.ending))
            check("1 answer is not saved" in learner.screen, "%s: not told at the end\n%s" % (what, learner.picture))
    data = world.scratch()
    with Learner(world, data, environment={"HOME": None}) as learner:
        learner.open_exercise()
        learner.answer("5x")
        check(learner.acknowledged == ["5x"], "--data-dir does not help")
    return "%d places: runs, says so, and says at the end what is not saved; --data-dir works" % len(cases)
