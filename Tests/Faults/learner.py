"""A learner who answers: the course, the way to its exercise, and what was acknowledged on the screen."""

import os

from session import Session

COURSE = {
    "01-slopes.md": "---\ntitle: Slopes\n---\n\n## One page\n\nA slope says how fast something changes.\n",
    "02-cubes.md": """---
title: Cubes
---

## Inside out

Multiply the slopes.

```exercise
id: cube
ask: Differentiate $(x^2+1)^3$.
function: (x^2+1)^3
variable: x
```

## More

There is more to say.
""",
}


def write_course(folder, files=COURSE):
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return folder


class Learner(Session):
    """Answers the exercise of `Cubes`, each time with another wrong answer, so that every answer can be told apart."""

    def __init__(self, world, data, arguments=("learn", "cubes"), prefix=(), **options):
        self.acknowledged, self.unsaved, self.sent = [], [], []
        self.pending = None
        lessons = world.lessons
        command = list(prefix) + [world.program] + list(arguments) + ["--no-linear"]
        command += ["--lessons", lessons] + (["--data-dir", data] if data else [])
        super().__init__(command, **options)

    def open_exercise(self):
        self.expect("page 1 of 2")
        self.press("enter")
        self.expect("Answer")

    def send(self, answer):
        """Types an answer over what stands there and hands it in; `acknowledge` waits for the verdict."""
        self.pending = answer
        self.press("clear")
        self.type(answer)
        self.expect("Answer " + answer, lambda: self.shows_answer(answer) and not self.shows("Not yet"))
        self.sent.append(answer)
        self.press("enter")

    @property
    def lines(self):
        """What the tutor shows, or showed last."""
        return self.screen.lines if self.screen.is_alternate else self.screen.left

    def shows(self, text):
        return any(text in line for line in self.lines)

    def shows_answer(self, answer):
        return any(line.strip().startswith("Answer") and line.split()[-1] == answer for line in self.lines)

    @property
    def is_acknowledged(self):
        return self.pending is not None and self.shows("Not yet") and self.shows_answer(self.pending)

    @property
    def is_marked(self):
        """Whether the screen says that something is not saved."""
        return self.shows("not saved")

    def note(self):
        """Takes down an acknowledgement that the screen shows."""
        if self.is_acknowledged:
            (self.unsaved if self.is_marked else self.acknowledged).append(self.pending)
            self.pending = None

    def answer(self, answer):
        self.send(answer)
        self.expect("the verdict on " + answer, lambda: self.is_acknowledged)
        self.note()
