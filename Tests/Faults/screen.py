"""A terminal as xterm's terminfo entry describes it: bytes in, lines of text out.

Colours are passed over. Every kind of control function met is kept in `controls`, for the list of what is allowed.
"""

import codecs
import re
import unicodedata

CONTROL = re.compile(r"\x1b\[([0-9;:?<=>]*)([ !\"#$%&'*+]*)([@-~])")
ESCAPE = re.compile(r"\x1b([ -/]*)([0-OQ-WYZ\\`-~])")
STRING = re.compile(r"\x1b([]P_^X])(.*?)(?:\x07|\x1b\\)", re.S)
PARTIAL = re.compile(r"\x1b(?:\[[0-9;:?<=> !\"#$%&'*+]*|[]P_^X][^\x07]*|[ -/]*)?\Z", re.S)

# What a well-behaved program needs: colours, cursor, erasing, scrolling, the alternate screen, the keypad, bracketed
# paste, and the question for the background.
HARMLESS = set(
    "m A B C D G H I Z d J K X @ P L M S T b r t 4l 4h ?1h ?1l ?7h ?7l ?12l ?12h ?25h ?25l ?1049h ?1049l ?2004h ?2004l"
    .split()
) | {"ESC M", "ESC 7", "ESC 8", "ESC (0", "ESC (B", "ESC =", "ESC >", "OSC 11?"}


def width(character):
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    def __init__(self, columns, rows):
        self.controls = set()
        self.modes = {"?7", "?25"}
        self.questions = 0
        # What the alternate screen showed when it was left.
        self.left = []
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._other = None
        self._last = " "
        self._blank(columns, rows)

    def _blank(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.wraps = False
        self.top, self.bottom = 0, rows - 1
        self.saved = (0, 0)

    @property
    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    @property
    def text(self):
        return "\n".join(self.lines)

    @property
    def is_alternate(self):
        return self._other is not None

    def __contains__(self, text):
        """Whether it shows the text, on one line or broken over several."""
        lines = ["".join(row) for row in self.cells]
        return any(text in line for line in lines) or text in " ".join(line.strip() for line in lines)

    def resize(self, columns, rows):
        """The cells that stay keep their text, as in most terminals."""
        for each in (self,) if self._other is None else (self, self._other):
            old, (x, y) = each.cells, (each.x, each.y)
            each._blank(columns, rows)
            for row in range(min(rows, len(old))):
                for column in range(min(columns, len(old[row]))):
                    each.cells[row][column] = old[row][column]
            each.x, each.y = min(x, columns - 1), min(y, rows - 1)

    def feed(self, data):
        text = self._rest + self._decoder.decode(data)
        self._rest = ""
        place = 0
        while place < len(text):
            character = text[place]
            if character != "\x1b":
                self._take(character)
                place += 1
                continue
            for pattern, perform in ((CONTROL, self._control), (STRING, self._string), (ESCAPE, self._escape)):
                found = pattern.match(text, place)
                if found:
                    perform(*found.groups())
                    place = found.end()
                    break
            else:
                if PARTIAL.match(text, place):
                    self._rest = text[place:]
                    return
                self.controls.add("ESC " + text[place + 1 : place + 2])
                place += 1

    def _take(self, character):
        if character == "\r":
            self._move(x=0)
        elif character in "\n\x0b\x0c":
            self._feed_line()
        elif character == "\b":
            self._move(x=self.x - 1)
        elif character == "\t":
            self._move(x=(self.x // 8 + 1) * 8)
        elif "\x80" <= character < "\xa0":
            self.controls.add("C1 %d" % ord(character))
        elif character >= " " and character != "\x7f":
            self._put(character)

    def _put(self, character):
        self._last = character
        needed = width(character)
        if needed == 0:
            return
        if self.wraps or self.x + needed > self.columns:
            self._feed_line()
            self._move(x=0)
        row = self.cells[self.y]
        row[self.x] = character
        if needed == 2 and self.x + 1 < self.columns:
            row[self.x + 1] = ""
        if self.x + needed < self.columns:
            self.x += needed
        else:
            self.x, self.wraps = self.columns - 1, True

    def _move(self, x=None, y=None):
        self.wraps = False
        if x is not None:
            self.x = min(max(x, 0), self.columns - 1)
        if y is not None:
            self.y = min(max(y, 0), self.rows - 1)

    def _feed_line(self):
        self.wraps = False
        if self.y == self.bottom:
            self._scroll(self.top, self.bottom, 1)
        else:
            self._move(y=self.y + 1)

    def _scroll(self, top, bottom, count):
        """Moves lines up, or down for a negative count."""
        for _ in range(min(abs(count), bottom - top + 1)):
            blank = [" "] * self.columns
            if count > 0:
                del self.cells[top]
                self.cells.insert(bottom, blank)
            else:
                del self.cells[bottom]
                self.cells.insert(top, blank)

    def _string(self, kind, text):
        name = {"]": "OSC", "P": "DCS", "_": "APC", "^": "PM", "X": "SOS"}[kind]
        number = re.match(r"\d*", text).group()
        asks = text == number + ";?"
        self.questions += asks
        self.controls.add((name + " " + number).strip() + ("?" if asks else ""))

    def _escape(self, between, final):
        self.controls.add("ESC " + between + final)
        if between:
            return
        if final == "7":
            self.saved = (self.x, self.y)
        elif final == "8":
            self._move(*self.saved)
        elif final == "M":
            if self.y == self.top:
                self._scroll(self.top, self.bottom, -1)
            else:
                self._move(y=self.y - 1)

    def _control(self, body, between, final):
        private = body[:1] if body[:1] in "?<=>" else ""
        numbers = [int(part) if part.isdigit() else 0 for part in re.split("[;:]", body.lstrip("?<=>"))]
        count = max(numbers[0], 1)
        if final in "hl":
            for number in numbers:
                name = private + str(number)
                self.controls.add(name + final)
                self._set_mode(name, final == "h")
            return
        self.controls.add(private + between + final)
        if private or between:
            return
        x, y, row = self.x, self.y, self.cells[self.y]
        if final == "A":
            self._move(y=y - count)
        elif final in "Be":
            self._move(y=y + count)
        elif final in "Ca":
            self._move(x=x + count)
        elif final == "D":
            self._move(x=x - count)
        elif final in "G`":
            self._move(x=count - 1)
        elif final == "d":
            self._move(y=count - 1)
        elif final in "Hf":
            self._move(y=count - 1, x=max(numbers[1] if len(numbers) > 1 else 1, 1) - 1)
        elif final == "I":
            self._move(x=(x // 8 + count) * 8)
        elif final == "Z":
            self._move(x=((x + 7) // 8 - count) * 8)
        elif final == "J":
            first, last = ((x, y), (self.columns, self.rows - 1)) if numbers[0] == 0 else ((0, 0), (x + 1, y))
            if numbers[0] >= 2:
                last = (self.columns, self.rows - 1)
            for line in range(first[1], last[1] + 1):
                start = first[0] if line == first[1] else 0
                stop = last[0] if line == last[1] else self.columns
                self.cells[line][start:stop] = [" "] * (stop - start)
        elif final == "K":
            start, stop = {0: (x, self.columns), 1: (0, x + 1)}.get(numbers[0], (0, self.columns))
            row[start:stop] = [" "] * (stop - start)
        elif final == "X":
            stop = min(x + count, self.columns)
            row[x:stop] = [" "] * (stop - x)
        elif final == "@":
            self.cells[y] = (row[:x] + [" "] * count + row[x:])[: self.columns]
        elif final == "P":
            self.cells[y] = (row[:x] + row[x + count :] + [" "] * count)[: self.columns]
        elif final in "LM":
            if self.top <= y <= self.bottom:
                self._scroll(y, self.bottom, count if final == "M" else -count)
        elif final in "ST":
            self._scroll(self.top, self.bottom, count if final == "S" else -count)
        elif final == "b":
            for _ in range(count):
                self._put(self._last)
        elif final == "r":
            bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            if numbers[0] <= bottom < self.rows:
                self.top, self.bottom = count - 1, bottom
                self._move(0, 0)

    def _set_mode(self, name, is_on):
        (self.modes.add if is_on else self.modes.discard)(name)
        if name not in ("?47", "?1047", "?1049") or is_on == self.is_alternate:
            return
        if is_on:
            under = Screen(self.columns, self.rows)
            under.cells, under.x, under.y = self.cells, self.x, self.y
            self._blank(self.columns, self.rows)
            self._other = under
        else:
            self.left = self.lines
            under, self._other = self._other, None
            self._blank(self.columns, self.rows)
            self.cells, self.x, self.y = under.cells, under.x, under.y
