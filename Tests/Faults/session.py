"""A program in a pseudo-terminal of its own, and someone who types and looks.

Nothing sleeps for luck: every step waits for what it wants to see, and fails with a picture of the screen when that
does not come within its time.
"""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import tempfile
import termios
import threading
import time

from screen import Screen

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "back tab": "\x1b[Z", "backspace": "\x7f", "up": "\x1b[A",
    "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "page up": "\x1b[5~",
    "page down": "\x1b[6~", "F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F12": "\x1b[24~", "clear": "\x15",
    "redraw": "\x0c", "interrupt": "\x03", "stop": "\x1a",
}


class Failed(Exception):
    """What had to hold did not."""


def check(holds, sentence):
    if not holds:
        raise Failed(sentence)


class Ending:
    """How a process ended: `status`, or the `signal` that killed it, and the most memory it had, in MiB."""

    def __init__(self, raw, usage):
        self.signal = os.WTERMSIG(raw) if os.WIFSIGNALED(raw) else None
        self.status = os.WEXITSTATUS(raw) if os.WIFEXITED(raw) else None
        self.memory = usage.ru_maxrss / 1024
        self.processor = usage.ru_utime + usage.ru_stime

    def __repr__(self):
        if self.signal is None:
            return "status %d" % self.status
        return "signal %s" % signal.Signals(self.signal).name


class Session:
    patience = 20

    def __init__(self, command, environment=None, columns=80, rows=24, before=None, bound=True):
        self.screen = Screen(columns, rows)
        self.transcript = bytearray()
        self.is_over = False
        self.ending = None
        self.master, slave = pty.openpty()
        self._line = os.ttyname(slave)
        self.set_size(columns, rows)
        self.settings_before = self.settings()
        variables = {
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent",
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        }
        variables.update(environment or {})
        variables = {name: value for name, value in variables.items() if value is not None}

        def prepare():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            if before:
                before()

        self.started = time.monotonic()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=variables, close_fds=True, preexec_fn=prepare)
        self.pid = self._process.pid
        os.close(slave)
        os.set_blocking(self.master, False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends what still runs: this session's processes and no others."""
        if self.ending is None:
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except OSError:
                pass
            self.kill(signal.SIGKILL)
            self._collect(os.wait4(self.pid, 0))
        self.disconnect()

    # The keyboard

    def type(self, text):
        data = text.encode()
        deadline = time.monotonic() + self.patience
        while data:
            try:
                data = data[os.write(self.master, data[:512]) :]
            except BlockingIOError:
                check(time.monotonic() < deadline, "the program reads no keys")
                self.take(0.02)
            except OSError:
                self.is_over = True
                return

    def press(self, *names):
        for name in names:
            self.type(KEYS[name])

    @property
    def unread(self):
        """How many bytes of what was typed the program has not read."""
        line = os.open(self._line, os.O_RDONLY | os.O_NOCTTY)
        try:
            return struct.unpack("i", fcntl.ioctl(line, termios.FIONREAD, b"\0" * 4))[0]
        finally:
            os.close(line)

    # The window

    def set_size(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self.screen.resize(columns, rows)
        self.set_size(columns, rows)

    def discard(self):
        """Takes what the program writes from the line and looks at none of it."""
        try:
            while os.read(self.master, 1 << 20):
                pass
        except BlockingIOError:
            pass

    def start_screen(self, columns, rows):
        """Begins with an empty alternate screen of this size, as after discarding."""
        self.screen = Screen(columns, rows)
        self.screen.feed(b"\x1b[?1049h")
        self.set_size(columns, rows)

    def disconnect(self):
        if self.master is not None:
            os.close(self.master)
        self.master, self.is_over = None, True

    def settings(self):
        return termios.tcgetattr(self.master)

    def check_terminal(self):
        """The line's settings are as before, and the screen is the shell's."""
        deadline = time.monotonic() + 2
        def is_usable():
            return self.settings() == self.settings_before and not self.screen.is_alternate
        while not is_usable() and time.monotonic() < deadline:
            self.take(0.01)
        check(self.settings() == self.settings_before, "the terminal's settings are not as before")
        check(not self.screen.is_alternate, "the alternate screen still shows")
        check("?25" in self.screen.modes, "the cursor is hidden")
        check("?2004" not in self.screen.modes, "bracketed paste is still on")

    # The screen

    def take(self, within=0.0, limit=65536):
        """Takes in what the program writes; false if nothing came."""
        if self.is_over:
            time.sleep(min(within, 0.001))
            return False
        if not select.select([self.master], [], [], within)[0]:
            return False
        try:
            data = os.read(self.master, limit)
        except OSError as error:
            check(error.errno in (errno.EIO, errno.EAGAIN), str(error))
            data = b""
        if not data:
            self.is_over = True
            return False
        self.transcript += data
        self.screen.feed(data)
        while self.screen.questions:
            self.screen.questions -= 1
            self.type("\x1b]11;rgb:0000/0000/0000\x1b\\")
        return True

    def drain(self):
        while self.take():
            pass

    def expect(self, goal, holds=None, within=None):
        """Waits until the screen shows the text, or until `holds` does."""
        holds = holds or (lambda: goal in self.screen)
        deadline = time.monotonic() + (within or self.patience)
        while not holds():
            if time.monotonic() >= deadline or (self.is_over and self.poll() is not None):
                if holds():
                    return
                raise Failed("never came: %s\n%s" % (goal, self.picture))
            self.take(0.02)

    @property
    def picture(self):
        edge = "+" + "-" * self.screen.columns + "+"
        how = "" if self.poll() is None else " (ended: %r)" % self.ending
        return "\n".join([edge + how] + ["|%s|" % line.ljust(self.screen.columns) for line in self.screen.lines] + [edge])

    # The process

    def program(self):
        """The program's own process, where another runs it."""
        pid = self.pid
        while True:
            try:
                with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
                    children = file.read().split()
                with open("/proc/%d/comm" % pid) as file:
                    if file.read().strip() != "strace" or not children:
                        return pid
            except OSError:
                return pid
            pid = int(children[0])

    def kill(self, number):
        try:
            os.kill(self.program(), number)
        except ProcessLookupError:
            pass

    def _collect(self, waited):
        _, raw, usage = waited
        self.ending = Ending(raw, usage)
        self._process.returncode = raw
        self.ended = time.monotonic()

    def poll(self):
        if self.ending is None:
            waited = os.wait4(self.pid, os.WNOHANG)
            if waited[0]:
                self._collect(waited)
        return self.ending

    def end(self, within=None):
        """Waits for the program to end by itself, and takes in all that it wrote."""
        deadline = time.monotonic() + (within or self.patience)
        while self.poll() is None:
            if time.monotonic() >= deadline:
                raise Failed("the program does not end\n" + self.picture)
            self.take(0.005)
        self.drain()
        return self.ending


class Run:
    """A program run to its end without a terminal."""

    def __init__(self, command, text=b"", environment=None, before=None, within=60):
        variables = {"LANG": "C.UTF-8", "HOME": "/nonexistent", "PATH": os.environ.get("PATH", "/usr/bin:/bin")}
        variables.update(environment or {})
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            given.write(text)
            given.seek(0)
            start = time.monotonic()
            process = subprocess.Popen(
                command, stdin=given, stdout=output, stderr=errors, preexec_fn=before,
                env={name: value for name, value in variables.items() if value is not None})
            alarm = threading.Timer(within, process.kill)
            alarm.start()
            _, raw, usage = os.wait4(process.pid, 0)
            alarm.cancel()
            self.time = time.monotonic() - start
            self.ending = Ending(raw, usage)
            process.returncode = raw
            self.status, self.memory = self.ending.status, self.ending.memory
            check(self.time < within, "%s does not end within %d s" % (" ".join(command), within))
            for file in (output, errors):
                file.seek(0)
            self.output = output.read().decode("utf-8", "replace")
            self.errors = errors.read().decode("utf-8", "replace")
