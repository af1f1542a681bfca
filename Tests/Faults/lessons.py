"""F21 and F22: lessons that change under the program, and lessons of hostile strangers."""

import os
import re
import subprocess
import time

from learner import COURSE, Learner, write_course
from oracle import Record
from screen import HARMLESS
from session import Session, check
from table import fault
from world import ROOT

CORPUS = os.path.join(ROOT, "Tests/CoursewareTests/Broken")


@fault("F21", "lesson or program changed under it", "the open lesson edited, cut, moved, removed; the program replaced")
def changed(world):
    name = "02-cubes.md"
    changes = {
        "edited": lambda path: write_course(os.path.dirname(path), {name: COURSE[name].replace("cubes", "squares")}),
        "cut": lambda path: os.truncate(path, 40),
        "moved": lambda path: os.rename(path, path + ".old"),
        "removed": os.remove,
        "a folder": lambda path: (os.remove(path), os.mkdir(path)),
    }
    for what, change in changes.items():
        course, data = write_course(world.scratch("-Lessons")), world.scratch()
        place = type("Place", (), {"program": world.program, "lessons": course})
        with Learner(place, data) as learner:
            learner.open_exercise()
            learner.answer("7x")
            change(os.path.join(course, name))
            learner.answer("8x")
            learner.press("escape")
            learner.expect("page 1 of 2")
            learner.press("right")
            learner.expect("There is more to say.")
            learner.press("escape")
            learner.expect("of 2 lessons")
            learner.press("enter")
            learner.expect("an answer to what is there now", lambda: "of 2 lessons" not in learner.screen)
            learner.press("interrupt")
            check(learner.end().status == 0, "%s: ended with %r" % (what, learner.ending))
        with Record(data) as record:
            hashes = record.rows("SELECT DISTINCT content_hash FROM attempts")
        check(len(hashes) == 1 and hashes[0][0], "%s: attempts lost their text's hash: %s" % (what, hashes))
    # The program itself, replaced while it runs, as an update does.
    program = os.path.join(world.scratch(), "gradus")
    subprocess.run(["cp", world.program, program], check=True)
    place, data = type("Place", (), {"program": program, "lessons": world.lessons}), world.scratch()
    with Learner(place, data) as learner:
        learner.open_exercise()
        os.remove(program)
        with open(program, "w") as file:
            file.write("#!/bin/sh\n")
        learner.answer("7x")
        learner.press("interrupt")
        check(learner.end().status == 0, "replaced: ended with %r" % learner.ending)
    return "%d changes under the open lesson: the text shown stays, answers go with its hash; then the program replaced" % (
        len(changes))


def hostile():
    """What a stranger hopes somebody will show, beside the corpus of broken lessons."""
    head = "---\ntitle: \x1b]0;owned\x07Title \u202edesrever\n---\n## \x1b[2J Page \u200b\n"
    deep = "".join(" " * (2 * n) + "- x\n" for n in range(500))
    return {
        "escapes": head + "\x1b[31mred \x9b31m \x1bP+q\x1b\\ \x7f\x08\x08over\n\n`\x1bc` $\\text{\x1b[1m}$ "
                          "[l](\x1b]8;;http://x\x07)\n\n```exercise\nid: a\nask: \x1b[5m what\nfunction: x^2\n```\n",
        "directions": head + "abc \u2066def\u2069 \u200d\ufeff\U000e0041 x" + "\u0301" * 900 + "\n",
        "lists": head + deep * 4,
        "quotes": head + (">" * 4000 + " x\n") * 250,
        "brackets": head + ("[" * 4000 + "\n") * 250,
        "stars": head + ("*a **b " * 500 + "\n") * 280,
        "dollars": head + ("$a_{" * 1000 + "\n\n") * 250,
        "formulas": head + "```plot\nfunction: " + "(" * 3000 + "\nx: 0..1\n```\n" + "".join(
            "```exercise\nid: e%d\nask: q\nfunction: 9^9^9^9*x\nvariable: x\n```\n" % n for n in range(50)),
        "tables": head + ("|" * 2000 + "\n" + "|-" * 1000 + "\n") * 60,
        "references": head + "".join("[a%d]: x\n[a%d]\n" % (n, n) for n in range(9000)),
        "entities": head + "&#x1b;[2J &#27;]0;x&#7; &zwj; " * 2000,
    }


def is_plain(text):
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)


@fault("F22", "hostile lessons", "the corpus of broken lessons and eleven attacks, linted, exported and shown on a terminal")
def strangers(world):
    folder = world.scratch("-Lessons")
    for name, text in hostile().items():
        with open(os.path.join(folder, "%s.md" % name), "w", encoding="utf-8") as file:
            # Megabytes of Markdown take an unoptimised program its time; how much is for the optimised one.
            file.write(text[: (1 << 20) - 1 if world.is_optimised else 1 << 13])
    with open(os.path.join(folder, "noise.md"), "wb") as file:
        file.write(world.random("F22").randbytes(1 << 19 if world.is_optimised else 1 << 13))
    broken = [os.path.join(CORPUS, name) for name in sorted(os.listdir(CORPUS)) if name.endswith(".md")]
    if not world.is_full:
        broken = world.random("F22 files").sample(broken, 4)
    attacks = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    slowest, largest, controls = (0, ""), (0, ""), set()
    for path in attacks + broken:
        name = os.path.basename(path)
        for command in (["lint"], ["export", "--format", "text", "--answers"], ["export", "--format", "html"]):
            run = world.run(command[0], path, *command[1:])
            check(run.status in (0, 1, 2), "%s %s: %r" % (command[0], name, run.ending))
            check(is_plain(run.output) and is_plain(run.errors), "%s %s: not plain" % (command[0], name))
            slowest = max(slowest, (run.time, command[0] + " " + name))
            largest = max(largest, (run.memory, command[0] + " " + name))
        if path not in attacks and not world.is_full:
            continue
        with Session([world.program, "preview", path, "--data-dir", world.scratch()]) as session:
            # The lesson, or a sentence about why it cannot be shown.
            session.expect("the lesson", lambda: "page 1 of" in session.screen or session.poll() is not None)
            if session.poll() is None:
                slowest = max(slowest, (time.monotonic() - session.started, "preview " + name))
                session.press("right", "tab", "end", "home", "interrupt")
                session.end()
                session.check_terminal()
            check(session.ending.status in (0, 2), "preview %s: %r" % (name, session.ending))
            controls |= session.screen.controls
    check(controls <= HARMLESS, "on the wire: %s" % sorted(controls - HARMLESS))
    check(slowest[0] < world.slack, "%s takes %.1f s" % (slowest[1], slowest[0]))
    check(largest[0] < 100 * (2 if world.slack > 1 else 1), "%s takes %.0f MiB" % (largest[1], largest[0]))
    return "%d files: slowest %.2f s (%s), most memory %.0f MiB (%s), %d kinds of sequences, all allowed" % (
        len(attacks + broken), slowest[0], slowest[1], largest[0], largest[1], len(controls))
