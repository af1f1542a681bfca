"""Runs the table of faults: python3 Tests/Faults [--full] [--program PATH] [--only F1,F3] [--write docs/reliability.md]

Without --full every fault is tried a few times, which takes about a minute; with it as often as the table says.
"""

import argparse
import datetime
import functools
import os
import multiprocessing
import platform
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import answers, disk, lessons, limits, records, signals, sizes, surroundings, traps  # noqa: E401,F401: fill the table
import soak
from report import write
from session import Failed
from table import FAULTS, number
from world import ROOT, Skipped, World


def arguments():
    parser = argparse.ArgumentParser(prog="python3 Tests/Faults", description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=os.environ.get("GRADUS", os.path.join(ROOT, ".build/debug/gradus")))
    parser.add_argument("--full", action="store_true", help="try each fault as often as docs/reliability.md says")
    parser.add_argument("--jobs", type=int, default=1, help="so many faults at once")
    parser.add_argument("--only", default="", help="ids, with commas between them")
    parser.add_argument("--seed", default="1", help="of every random choice")
    parser.add_argument("--write", metavar="FILE", help="put the table into a Markdown file, between its marks")
    parser.add_argument("--soak", type=float, metavar="SECONDS", help="only the long run through a real terminal")
    return parser.parse_args()


def attempt(options, id):
    """One fault, in a world of its own."""
    fault = next(each for each in FAULTS if each.id == id)
    world, start = World(options.program, options.full, options.seed), time.monotonic()
    try:
        outcome, said = "ok", fault.attempt(world)
    except Skipped as reason:
        outcome, said = "skipped", str(reason)
    except Failed as failure:
        outcome, said = "FAILED", str(failure)
    except Exception:
        outcome, said = "FAILED", traceback.format_exc()
    finally:
        world.close()
    return outcome, said, time.monotonic() - start


def main():
    options = arguments()
    if not os.access(options.program, os.X_OK):
        sys.exit("there is no program %s; swift build makes it" % options.program)
    world, start = World(options.program, options.full, options.seed), time.monotonic()
    try:
        if options.soak:
            print(soak.run(world, options.soak))
            return
    finally:
        world.close()
    wanted = set(filter(None, options.only.upper().split(",")))
    unknown = wanted - {each.id for each in FAULTS}
    if unknown:
        sys.exit("no such fault: " + ", ".join(sorted(unknown)))
    chosen = [each for each in sorted(FAULTS, key=number) if not wanted or each.id in wanted]
    results = []
    # Each in a process of its own: mounts and signals of one do not reach another.
    with multiprocessing.get_context("fork").Pool(options.jobs, maxtasksperchild=1) as pool:
        answers = pool.imap(functools.partial(attempt, options), [each.id for each in chosen], chunksize=1)
        for each, (outcome, said, seconds) in zip(chosen, answers):
            results.append((each, outcome, said))
            print("%-4s %-8s%6.1f s  %s: %s" % (each.id, outcome, seconds, each.title, said), flush=True)
    print("%d faults in %.0f s" % (len(chosen), time.monotonic() - start))
    for each, outcome, said in results:
        # Once more at the end, where a long log is read first.
        if outcome == "FAILED":
            print("%s failed: %s" % (each.id, said))
    counts = {name: sum(outcome == name for _, outcome, _ in results) for name in ("ok", "FAILED", "skipped")}
    print("%(ok)d passed, %(FAILED)d failed, %(skipped)d skipped" % counts)
    if options.write and not counts["FAILED"]:
        where = "%s, %s, %d processors, %s program, seed %s" % (
            datetime.date.today(), platform.system(), os.cpu_count(),
            "optimised" if world.is_optimised else "unoptimised", options.seed)
        write(options.write, results, where)
    sys.exit(1 if counts["FAILED"] else 0)


if __name__ == "__main__":
    main()
