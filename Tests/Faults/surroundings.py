"""F15 to F18: streams that are no terminal, kinds of terminal, languages, and clocks."""

import os
import re
import shutil
import subprocess

from learner import Learner
from oracle import Record, compare
from session import Run, Session, check
from table import fault
from world import Skipped


@fault("F15", "no terminal", "input from /dev/null, a pipe, closed; output to a reader that leaves, /dev/full, closed")
def streams(world):
    data = world.scratch()
    tutor = [world.program, "learn", "cubes", "--lessons", world.lessons, "--data-dir", data]
    text = b"1\n7x\n8x\n"
    run = Run(tutor, text)
    check(run.status == 0 and run.output.count("Result: wrong.") == 2, "a pipe: status %d\n%s" % (run.status, run.errors))
    compare(data, ["7x", "8x"], ["7x", "8x"])
    shell = ["sh", "-c"]
    environment = {"GRADUS": " ".join("'%s'" % word for word in tutor)}
    cases = [
        ("input from nowhere", "eval \"$GRADUS\" < /dev/null", 0, None),
        ("input closed", "eval \"$GRADUS\" <&-", 0, None),
        ("a reader that leaves", "(yes 1 | eval \"$GRADUS\"; echo $? >&2) | head -n 1", 0, r"\A0\n\Z"),
        ("a full disk", "printf '1\\n9x\\n' | eval \"$GRADUS\" > /dev/full", 3, "No space left"),
        ("output closed", "printf '1\\n9x\\n' | eval \"$GRADUS\" >&-", 3, "."),
        ("results on a full disk", "'%s' diff 'x^2' > /dev/full" % world.program, 3, "No space left"),
        ("results for a reader that leaves", "'%s' diff 'x^2' --steps | true" % world.program, 0, r"\A\Z"),
    ]
    for what, command, status, errors in cases:
        run = Run(shell + [command], environment=environment)
        check(run.status == status, "%s: status %d\n%s" % (what, run.status, run.errors))
        check(errors is None or re.search(errors, run.errors), "%s: it says %r" % (what, run.errors))
    compare(data, ["7x", "8x"])
    return "%d redirections: answers kept, an end of the input is a polite end, a failed output is told" % (len(cases) + 1)


@fault("F16", "kinds of terminal", "TERM unset, empty, dumb, unknown, a path, very long, and a dozen that exist")
def terminals(world):
    lines = [None, "", "dumb", "no-such-terminal", "../../etc/passwd", "x" * 10000, "-", "%s%n", "ansi\n"]
    screens = ["xterm", "xterm-256color", "xterm-mono", "vt100", "vt52", "linux", "screen", "screen-256color", "tmux-256color",
               "ansi", "rxvt", "cons25"]
    drawn = 0
    for term in lines + screens:
        command = [world.program, "learn", "cubes", "--lessons", world.lessons, "--data-dir", world.scratch()]
        with Session(command, environment={"TERM": term}) as session:
            session.expect("a tutor for TERM=%r" % (term and term[:20]),
                           lambda: "Type help for how to answer" in session.screen or "page 1 of 2" in session.screen
                           or b"page 1 of 2" in session.transcript)
            in_lines = b"Type help for how to answer" in session.transcript
            check(term in screens or in_lines, "TERM=%r opens a screen" % term)
            drawn += not in_lines
            session.type("quit\n" if in_lines else "\x03")
            check(session.end().status == 0, "TERM=%r: ended with %r" % (term, session.ending))
            check(session.settings() == session.settings_before, "TERM=%r: settings are not as before" % term)
    return "%d values: a screen for %d, lines with one sentence of why for the others" % (len(lines + screens), drawn)


LOCALES = ["C", "POSIX", "", "nowhere.UTF-8", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "fr_FR.UTF-8"]


@fault("F17", "languages", "C, POSIX, none, unknown, commas for points (de, fr), the Turkish i, ISO-8859-1")
def languages(world):
    folder, made = world.scratch("-locales"), 0
    locales = LOCALES if world.is_full else [name for name in LOCALES if name in ("C", "", "C.UTF-8", "de_DE.UTF-8")]
    if shutil.which("localedef") and os.path.isdir("/usr/share/i18n/locales"):
        for name in set(locales) & set(LOCALES[5:]):
            language, charset = name.split(".")
            answer = subprocess.run(["localedef", "-i", language, "-f", charset, os.path.join(folder, name)],
                                    capture_output=True)
            made += os.path.isdir(os.path.join(folder, name))
    known = None
    for name in locales:
        environment = {"LANG": name, "LC_ALL": name, "LOCPATH": folder if made and name in locales[5:] else None}
        run = world.run("eval", "x/8 + sin(1)", "--at", "x=1", environment=environment)
        check(run.status == 0 and "," not in run.output and "." in run.output, "%s: %s%s" % (name, run.output, run.errors))
        known = known or run.output
        check(run.output == known, "%s: %s, elsewhere %s" % (name, run.output, known))
        run = world.run("check", "6*X*(X^2+1)^2", "6X(X^2+1)^2", environment=environment)
        check(run.status == 0, "%s: %s%s" % (name, run.output, run.errors))
        with Learner(world, world.scratch(), environment=environment) as learner:
            learner.open_exercise()
            learner.answer("7x")
            check("," not in next(line for line in learner.lines if "Not yet" in line).replace("24, yours", ""), learner.picture)
            if name in ("C", "POSIX", "nowhere.UTF-8", "de_DE.ISO-8859-1"):
                check(all(byte < 128 for byte in learner.transcript), "%s: not ASCII alone" % name)
            learner.press("interrupt")
            check(learner.end().status == 0, "%s: %r" % (name, learner.ending))
    without = "" if made else "; those with commas are not installed here"
    return "%d locales: points in numbers, the same verdicts, ASCII where the locale has no more%s" % (len(locales), without)


CLOCKS = ["-10y", "+50y", "1970-01-02 00:00:00", "2038-01-19 03:14:00", "2100-02-28 23:59:50"]


@fault("F18", "clocks", "faketime: 10 years back, 50 ahead, 1970, 2038, 2100, both changes to and from summer time, a step back")
def clocks(world):
    tool = world.tool("faketime")
    data, sent = world.scratch(), []
    changes = [("2026-03-29 00:59:58", "Europe/Berlin"), ("2026-10-25 00:59:58", "Europe/Berlin"),
               ("2026-01-01 12:00:00", "Pacific/Kiritimati"), ("2026-01-01 12:00:00", "Pacific/Pago_Pago")]
    for moment, zone in [(clock, "UTC") for clock in CLOCKS] + changes + [("-3d", "UTC")]:
        with Learner(world, data, prefix=[tool, "-f", moment if moment[0] in "+-" else "@" + moment],
                     environment={"TZ": zone}) as learner:
            learner.open_exercise()
            for _ in range(2):
                sent.append("%dx" % (100 + len(sent)))
                learner.answer(sent[-1])
            check(not learner.unsaved, "not saved at %s" % moment)
            learner.press("interrupt")
            check(learner.end().status == 0, "%s: %r" % (moment, learner.ending))
    compare(data, sent, sent)
    with Record(data) as record:
        worst = record.rows("SELECT min(elapsed_ms), max(elapsed_ms) FROM attempts")[0]
    check(0 <= worst[0] and worst[1] < 60000, "elapsed times from %d to %d ms" % worst)
    for moment in ("-10y", "+50y"):
        run = Run([tool, "-f", moment, world.program, "progress", "--data-dir", data])
        check(run.status == 0 and "-" not in re.sub(r"[A-Za-z]-|--", "", run.output.split("\n")[0]), run.output + run.errors)
    return "%d moments and zones on one record: in order, no time below zero, %d answers there" % (
        len(CLOCKS) + len(changes) + 1, len(sent))
