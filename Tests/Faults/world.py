"""Where the faults happen: the program, folders that go away, what this machine can do, and seeded chance."""

import ctypes
import os
import random
import shutil
import subprocess
import tempfile
import time

from learner import write_course
from session import Failed, Run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Skipped(Exception):
    """Why a fault cannot be provoked here."""


class World:
    def __init__(self, program, is_full, seed):
        self.program = os.path.abspath(program)
        self.is_full = is_full
        self.seed = seed
        self.folder = tempfile.mkdtemp(prefix="gradus-faults-")
        self.lessons = write_course(os.path.join(self.folder, "Lessons"))
        self._count = 0
        self._mounts = []
        # An unoptimised program takes its time; what a learner waits for is measured on the optimised one.
        self.slack = 1 if self.is_optimised else 5
        self.has_own_mounts = _leave_mounts()

    @property
    def is_optimised(self):
        return "/debug/" not in os.path.realpath(self.program)

    def random(self, name):
        return random.Random("%s %s" % (self.seed, name))

    def count(self, quick, full):
        """How often something is tried."""
        return full if self.is_full else quick

    def scratch(self, name=""):
        """A folder of its own, empty."""
        self._count += 1
        path = os.path.join(self.folder, "%03d%s" % (self._count, name))
        os.mkdir(path)
        return path

    def run(self, *arguments, **options):
        return Run([self.program] + list(arguments), **options)

    def tool(self, name):
        path = shutil.which(name)
        if path is None:
            raise Skipped("%s is not installed" % name)
        return path

    # What only root can do

    def tmpfs(self, size):
        """A file system of so many bytes, which nobody outside of this run sees."""
        if os.geteuid() != 0:
            raise Skipped("mounting needs root")
        if not self.has_own_mounts:
            raise Skipped("no mounts of one's own here")
        path = self.scratch("-disk")
        answer = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=%d,mode=0700" % size, "tmpfs", path], capture_output=True, text=True)
        if answer.returncode:
            raise Skipped("no mounts here: " + answer.stderr.strip())
        self._mounts.append(path)
        return path

    def remount_read_only(self, path, is_read_only):
        mode = "ro" if is_read_only else "rw"
        deadline = time.monotonic() + 5
        while True:
            answer = subprocess.run(["mount", "-o", "remount," + mode, path], capture_output=True, text=True)
            if answer.returncode == 0:
                return
            # A killed program's guard holds the record's shared memory until it has restored the terminal.
            if "busy" not in answer.stderr or time.monotonic() > deadline:
                raise Failed(answer.stderr.strip())

    def unmount(self, path):
        subprocess.run(["umount", "-l", path], check=False, capture_output=True)
        self._mounts.remove(path)

    # Errors of the disk

    def strace(self, *rules):
        """Begins a command whose system calls fail as the rules say."""
        tool = self.tool("strace")
        if not hasattr(self, "_traces"):
            answer = subprocess.run([tool, "-o", os.devnull, "true"], capture_output=True, text=True)
            self._traces = None if answer.returncode == 0 else "strace may not trace here"
        if self._traces:
            raise Skipped(self._traces)
        calls = sorted({call for rule in rules for call in rule.split(":")[0].split(",")})
        command = [tool, "-f", "-qq", "-o", os.devnull, "-e", "trace=" + ",".join(calls)]
        for rule in rules:
            command += ["-e", "inject=" + rule]
        return command

    def close(self):
        for path in list(self._mounts):
            self.unmount(path)
        shutil.rmtree(self.folder, ignore_errors=True)


def _leave_mounts():
    """Takes this process out of the machine's mounts, as `unshare -m` does."""
    if os.geteuid() != 0 or not os.path.isdir("/proc/self/ns"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    clone_new_mounts, private, recursive = 0x20000, 1 << 18, 1 << 14
    if library.unshare(clone_new_mounts) != 0:
        return False
    return library.mount(b"none", b"/", None, ctypes.c_ulong(recursive | private), None) == 0
