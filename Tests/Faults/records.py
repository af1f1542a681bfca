"""F6 to F9 and F19: corrupt, older, newer and large records, and several programs with one."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time

from disk import recorded
from learner import Learner
from oracle import NAME, Record, compare
from session import Run, check
from table import fault
from world import ROOT, Skipped

FIXTURES = os.path.join(ROOT, "Tests/JournalTests/Fixtures")


def answer_in_lines(world, data, answers, **options):
    """Answers through the linear mode, as fast as the program takes it."""
    text = "\n".join(["1"] + answers) + "\n"
    command = [world.program, "learn", "cubes", "--linear", "--lessons", world.lessons, "--data-dir", data]
    return Run(command, text.encode(), **options)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def corruptions(whole, chance):
    """Six kinds of damage, and what of the answers must be saved from it: all, some or none can be."""
    page = 4096
    scattered = bytearray(whole)
    for _ in range(64):
        scattered[chance.randrange(page, len(whole))] = chance.randrange(256)
    size = bytearray(whole)
    size[16:18] = b"\x02\x00"
    return [
        ("page 1 overwritten", b"\0" * page + whole[page:]),
        ("random bytes", bytes(scattered)),
        ("zero length", b""),
        ("a text file", b"Dear diary, today I learned the chain rule.\n" * 50),
        ("wrong page size", bytes(size)),
        ("cut in the middle", whole[: len(whole) // 2]),
    ]


@fault("F6", "corrupt record", "page 1 overwritten, random bytes, zero length, a text file, wrong page size, cut off")
def corrupt(world):
    base, chance, saved = world.scratch(), world.random("F6"), []
    before = ["%dx" % number for number in range(100, 140)]
    check(answer_in_lines(world, base, before).status == 0, "the record was not made")
    compare(base, before, before)
    connection = sqlite3.connect(os.path.join(base, NAME))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = read(os.path.join(base, NAME))
    rounds = world.count(1, 20)
    for _ in range(rounds):
        for what, damaged in corruptions(whole, chance):
            data = world.scratch()
            write(os.path.join(data, NAME), damaged)
            run = answer_in_lines(world, data, ["7x", "8x"])
            check(run.status == 0, "%s: status %d\n%s" % (what, run.status, run.errors))
            # SQLite has no checksums: a byte changed within a text is another text.
            answers = compare(data, ["7x", "8x"], None if what == "random bytes" else before + ["7x", "8x"])
            saved.append(len(answers) - 2)
            aside = [name for name in os.listdir(data) if ".corrupt-" in name]
            if aside:
                original = [name for name in aside if not name.endswith(("-wal", "-shm"))]
                check(read(os.path.join(data, original[0])) == damaged, "%s: what was set aside is not what was there" % what)
                check(NAME in run.output and original[0] in run.output, "%s: the names are not told\n%s" % (what, run.output))
            else:
                # Nothing was there, or the damage lies where nothing is read.
                check(not damaged or set(before) <= set(answers), "%s: not set aside, and answers are missing" % what)
    return "%d files of 6 kinds: set aside whole, both names told, up to %d of 40 answers saved from them, new answers kept" % (
        6 * rounds, max(saved))


def open_copy(world, fixture):
    data = world.scratch()
    shutil.copyfile(fixture, os.path.join(data, NAME))
    return data


def fixtures():
    found = sorted(name for name in os.listdir(FIXTURES) if name.endswith(".sqlite")) if os.path.isdir(FIXTURES) else []
    check(found, "no fixtures in " + FIXTURES)
    return [os.path.join(FIXTURES, name) for name in found]


@fault("F7", "older record", "a file of every schema so far is opened; killed at every write of the migration")
def older(world):
    kills, finished = 0, 0
    *old, current = fixtures()
    newest = version_of(current)
    for fixture in old + [current]:
        data = open_copy(world, fixture)
        known = compare(data, [])
        check(recorded(world, data) == known, "%s: answers are missing" % fixture)
        check(version_of(os.path.join(data, NAME)) == newest, "%s: not migrated" % fixture)
        copies = [name for name in os.listdir(data) if ".backup-" in name]
        check(len(copies) == (fixture != current), "%s: %d backups" % (fixture, len(copies)))
        recorded(world, data)
        check([name for name in os.listdir(data) if ".backup-" in name] == copies, "migrated twice")
    for fixture in old:
        known = compare(open_copy(world, fixture), [])
        when, step = 1, world.count(6, 1)
        while True:
            data = open_copy(world, fixture)
            kill = world.strace("pwrite64,fdatasync,ftruncate,unlink:signal=SIGKILL:when=%d" % when)
            run = Run(kill + [world.program, "export", "--format", "csv", "--data-dir", data])
            died = run.ending.signal is not None or run.status != 0
            with Record(data) as record:
                record.check_integrity()
                check(record.answers() == known, "killed at write %d: answers are missing" % when)
                version = record.rows("PRAGMA user_version")[0][0]
            check(version in (version_of(fixture), newest), "killed at write %d: version %d" % (when, version))
            check(recorded(world, data) == known, "killed at write %d: cannot go on" % when)
            check(version_of(os.path.join(data, NAME)) == newest, "killed at write %d: not migrated after" % when)
            if not died:
                finished = when
                break
            kills += 1
            when += step
    return "%d schemas; killed at %d of its %d writes: the old file or the new one, every answer there, then migrated" % (
        len(old) + 1, kills, finished - 1)


def version_of(path):
    folder, name = os.path.split(path)
    with Record(folder, name) as record:
        return record.rows("PRAGMA user_version")[0][0]


@fault("F8", "newer record", "user_version + 1; a migration that is not known; both")
def newer(world):
    changes = ["PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('99')",
               "PRAGMA user_version = 99; INSERT INTO grdb_migrations VALUES ('99')"]
    for change in changes:
        data = open_copy(world, fixtures()[-1])
        connection = sqlite3.connect(os.path.join(data, NAME))
        connection.executescript(change)
        connection.close()
        before = read(os.path.join(data, NAME))
        with Learner(world, data) as learner:
            learner.expect("newer version")
            learner.open_exercise()
            learner.answer("5x")
            check(learner.unsaved == ["5x"], "shown as saved\n" + learner.picture)
            learner.press("interrupt")
            check(learner.end().status == 3, "ended with %r" % learner.ending)
        check(read(os.path.join(data, NAME)) == before, "%s: the file was changed" % change)
        check(os.listdir(data) == [NAME], "%s: files were left: %s" % (change, os.listdir(data)))
    return "%d kinds of newer files: refused with a reason, not a byte changed" % len(changes)


@fault("F9", "several programs, one record", "two screens answer in turn; twenty programs record 100 answers each at once")
def together(world):
    data = world.scratch()
    with Learner(world, data) as first, Learner(world, data) as second:
        for each in (first, second):
            each.open_exercise()
        turns = world.count(5, 25)
        for number in range(turns):
            first.answer("%dx" % (1000 + number))
            second.answer("%dx" % (2000 + number))
        check(not first.unsaved and not second.unsaved, "not saved")
        compare(data, first.acknowledged + second.acknowledged)
        # What one solves, the other's next screen knows.
        first.press("clear")
        first.type("6x(x^2+1)^2")
        first.press("enter")
        first.expect("Right.")
        second.press("escape")
        second.expect("solved")
    data, programs, each = world.scratch(), world.count(6, 20), world.count(20, 100)
    command = [world.program, "learn", "cubes", "--linear", "--lessons", world.lessons, "--data-dir", data]
    start = time.monotonic()
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
               for _ in range(programs)]
    for index, process in enumerate(running):
        lines = ["1"] + ["%dx" % (10000 + 1000 * index + number) for number in range(each)]
        process.stdin.write(("\n".join(lines) + "\n").encode())
        process.stdin.close()
    said = [(process.stdout.read().decode(), process.stderr.read().decode(), process.wait()) for process in running]
    for output, errors, status in said:
        check(status == 0, "status %d: %s" % (status, errors))
        check(output.count("Result: wrong.") == each, "%d of %d verdicts" % (output.count("Result: wrong."), each))
    sent = ["%dx" % (10000 + 1000 * index + number) for index in range(programs) for number in range(each)]
    compare(data, sent)
    waited = sum("another program is using" in output for output, _, _ in said)
    return "%d answers in turn, then %d programs with %d answers each in %.0f s: all there, none twice; %d had to tell of" \
        " a wait" % (2 * turns, programs, each, time.monotonic() - start, waited)


@fault("F19", "a large record", "1,000,000 attempts, 50,000 cards, 2,000 lessons (a tenth of each in the quick run)")
def large(world):
    data, attempts, lessons = world.scratch(), world.count(100_000, 1_000_000), world.count(198, 1_998)
    shutil.copyfile(fixtures()[-1], os.path.join(data, NAME))
    fill(os.path.join(data, NAME), attempts)
    course = world.scratch("-Lessons")
    for number in range(lessons):
        write(os.path.join(course, "%04d-lesson-%d.md" % (number, number)),
              b"---\ntitle: Lesson %d\n---\n\n## A page\n\nSome text.\n" % number)
    text = world.lessons
    for name in os.listdir(text):
        shutil.copyfile(os.path.join(text, name), os.path.join(course, name))
    world_of_many = type("Many", (), {"program": world.program, "lessons": course})
    with Learner(world_of_many, data, arguments=["learn", "cubes"]) as learner:
        learner.expect("page 1 of 2")
        first = time.monotonic() - learner.started
        learner.open_exercise()
        slowest = 0.0
        for number in range(10):
            learner.send("%dx" % (100 + number))
            start = time.monotonic()
            learner.expect("the verdict", lambda: learner.is_acknowledged)
            slowest = max(slowest, time.monotonic() - start)
            learner.note()
        learner.press("interrupt")
        memory = learner.end().memory
    run = world.run("progress", "--data-dir", data)
    check(run.status == 0, run.errors)
    figures = "first frame %.0f ms, slowest answer %.0f ms, progress %.0f ms, %.0f MiB" % (
        1000 * first, 1000 * slowest, 1000 * run.time, memory)
    check(first < 0.3 * world.slack and run.time < 0.5 * world.slack and memory < 150, figures)
    check(slowest < 0.05 * world.slack, figures)
    return "%d attempts, %d lessons: %s" % (attempts, lessons + 2, figures)


def fill(path, attempts):
    """500 days of study, four lessons a day, each of the 2,000 once; a card in twenty attempts."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    day = 86_400_000
    start = 20_000 * day
    with connection:
        connection.executemany(
            "INSERT INTO attempts VALUES (NULL, ?, ?, 'h', NULL, '2x', 'wrong', 0, 'm', 0, 5000, ?, 0)",
            (("lesson-%d" % ((4 * (n * 500 // attempts) + n % 4) % 2000), "e%d" % (n % 7), start + n * day * 500 // attempts)
             for n in range(attempts)))
        connection.execute(
            "INSERT OR REPLACE INTO daily SELECT (at_ms / 1000 - 14400) / 86400, lesson, count(*), 0, sum(elapsed_ms)"
            " FROM attempts GROUP BY 1, 2")
        connection.execute(
            "INSERT OR REPLACE INTO days SELECT (at_ms / 1000 - 14400) / 86400, min(at_ms), max(at_ms)"
            " FROM attempts GROUP BY 1")
        connection.executemany(
            "INSERT OR REPLACE INTO cards VALUES (?, 10.0, 5.0, 2, 0, ?, 0, ?, 20500, 0, 3)",
            (("card:lesson-%d/c%d" % (n % 2000, n), start, start + 500 * day) for n in range(attempts // 20)))
    connection.close()
