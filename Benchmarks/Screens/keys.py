"""Times keys on every screen: python3 Benchmarks/Screens/keys.py PROGRAM [--size 100x30] [--only NAME,NAME] [--show]

For each key: from the key to the last byte of its repaint, and the processor time that the program took for it, which
holds on a busy machine too. Esc is not among them: it waits 25 ms for the rest of a sequence. A repaint has ended when
the program sleeps and nothing came for 30 ms. --show prints each screen as it stands at the end.
"""

import argparse
import glob
import os
import select
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests/Faults"))
sys.dont_write_bytecode = True

from session import KEYS, Session  # noqa: E402

UP_AND_DOWN = ["down"] * 12 + ["up"] * 12 + ["page down", "page up"]
ANSWER = list("2x+sin(3x)") + ["left", "right", "home", "end"] + ["backspace"] * 8 + ["enter"]
# Name, arguments, keys on the way there, keys that are timed. What is no name of a key is typed.
SCREENS = [
    ("home", [], [], UP_AND_DOWN + ["/"] + list("grad")),
    ("lesson", ["learn", "gradient-descent"], [], UP_AND_DOWN + ["right"] * 8 + ["left"] * 8),
    ("exercise", ["learn", "gradient-descent"], ["enter"], ANSWER),
    ("reference", [], [], ["\x12", "right", "left", "q"] * 3),
    ("practice", ["practice"], [], ["enter"] * 8),
    ("answers", ["practice"], ["a", "enter"], ANSWER),
    ("interview", ["interview"], [], ["down"] * 4 + ["up"] * 4 + ["enter"] * 6),
    ("progress", [], [], ["s", "q"] * 6),
    ("playground", ["play", "x^2*sin(x)"], ["enter"], list("+exp(-x)") + ["backspace"] * 6 + ["enter", "d", "q"]),
    ("curve", ["play", "x^2*sin(x)"], ["p"], ["right"] * 10 + ["left"] * 10 + list("+-")),
    ("landscape", ["play", "x^2*sin(y)"], ["c"], ["right"] * 10 + ["up"] * 10 + list("+-")),
    ("descent", ["play", "(1-x)^2+100*(y-x^2)^2"], ["o"], ["."] * 20 + [","] * 5 + list("]].[[.tq")),
    ("graph", ["play", "sigma(w*x+b)"], ["g"], ["enter"] * 6 + ["m", "q", "v", "q"]),
    ("network", ["learn", "gradient-flow"], ["right"] * 8 + ["tab", "enter", " "],
     ["."] * 12 + ["right", "down", "left", "up", "tab", "s", "l", "o", "o"]),
    ("landscapes", ["play", "x^2*y"], ["n"], UP_AND_DOWN),
]


def processor_time(pid):
    """Nanoseconds that the threads of a process ran."""
    total = 0
    for path in glob.glob("/proc/%d/task/*/schedstat" % pid):
        with open(path) as file:
            total += int(file.read().split()[0])
    return total


def is_asleep(pid):
    with open("/proc/%d/stat" % pid) as file:
        return file.read().rsplit(")", 1)[1].split()[0] == "S"


def settle(session, quiet=0.03, limit=2.0):
    """Takes in a repaint; the moment of its last byte."""
    start = last = time.perf_counter()
    while time.perf_counter() - last < quiet and time.perf_counter() - start < limit:
        if session.take(0.002) or not is_asleep(session.pid):
            last = time.perf_counter()
    return last


def send(session, key):
    session.type(KEYS.get(key, key))


def measure(session, key):
    """Milliseconds to the last byte, milliseconds of processor time, bytes."""
    before = processor_time(session.pid)
    start = last = time.perf_counter()
    send(session, key)
    # Read first, looked at afterwards: the screen here is slower than the program.
    parts = []
    while time.perf_counter() - last < 0.03 or not is_asleep(session.pid):
        if select.select([session.master], [], [], 0.002)[0]:
            parts.append(os.read(session.master, 65536))
            last = time.perf_counter()
        if time.perf_counter() - start > 2:
            break
    processor = processor_time(session.pid) - before
    data = b"".join(parts)
    session.screen.feed(data)
    return 1000 * (last - start), processor / 1e6, len(data)


def share(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--size", default="100x30")
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    wanted = set(filter(None, options.only.split(",")))
    print("%-12s %5s %8s %8s %8s %8s %8s %8s  %s" % (
        "screen", "keys", "p50 ms", "p99 ms", "cpu p50", "cpu p99", "cpu max", "bytes", "slowest key"))
    for name, arguments, way, keys in SCREENS:
        if wanted and name not in wanted:
            continue
        figures, slowest = [], (0, "")
        for _ in range(options.rounds):
            with tempfile.TemporaryDirectory() as data:
                command = [options.program] + arguments + [
                    "--no-linear", "--lessons", os.path.join(ROOT, "Lessons"), "--data-dir", data]
                with Session(command, columns=columns, rows=rows) as session:
                    session.expect("a screen", lambda: session.screen.is_alternate)
                    settle(session, 0.15)
                    for key in way:
                        send(session, key)
                        settle(session)
                    for index, key in enumerate(keys):
                        if session.poll() is not None:
                            break
                        figure = measure(session, key)
                        figures.append(figure)
                        slowest = max(slowest, (figure[1], "%s (%d)" % (key, index)))
                    if options.show:
                        print(session.picture)
                    session.press("interrupt")
                    session.end()
        wall, processor, sent = zip(*figures)
        print("%-12s %5d %8.2f %8.2f %8.2f %8.2f %8.2f %8d  %s" % (
            name, len(figures), share(wall, 0.5), share(wall, 0.99), share(processor, 0.5), share(processor, 0.99),
            max(processor), share(sent, 0.5), slowest[1]), flush=True)


if __name__ == "__main__":
    main()
