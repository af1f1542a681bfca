"""What stands in the record, read through another SQLite binding than the program's."""

import os
import shutil
import sqlite3
import tempfile

from session import Failed, check

NAME = "journal.sqlite"


class Record:
    """A copy of a record as it lies on the disk, its log with it: reading it changes nothing for the program."""

    def __init__(self, folder, name=NAME):
        self.path = os.path.join(folder, name)
        self._scratch = tempfile.mkdtemp(prefix="gradus-oracle-")
        try:
            copy = os.path.join(self._scratch, NAME)
            for suffix in ("", "-wal"):
                if os.path.exists(self.path + suffix):
                    shutil.copyfile(self.path + suffix, copy + suffix)
            self.exists = os.path.exists(copy)
            self._connection = sqlite3.connect(copy)
        except BaseException:
            shutil.rmtree(self._scratch, ignore_errors=True)
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def rows(self, sql):
        try:
            return self._connection.execute(sql).fetchall()
        except sqlite3.Error as error:
            raise Failed("%s: %s" % (self.path, error))

    def check_integrity(self):
        answer = self.rows("PRAGMA integrity_check")
        check(answer == [("ok",)], "%s is damaged: %s" % (self.path, answer))

    def answers(self):
        """The answers in the order in which they were recorded."""
        if not self.rows("SELECT name FROM sqlite_master WHERE name = 'attempts'"):
            return []
        return [answer for (answer,) in self.rows("SELECT answer FROM attempts ORDER BY id")]

    def drafts(self):
        return [text for (text,) in self.rows("SELECT text FROM drafts")]


def compare(folder, acknowledged, sent=None, name=NAME):
    """Every acknowledged answer is there, none twice, nothing that was not sent, and the file is whole."""
    with Record(folder, name) as record:
        record.check_integrity()
        answers = record.answers()
    check(len(answers) == len(set(answers)), "recorded twice: %s" % sorted(a for a in answers if answers.count(a) > 1))
    missing = [answer for answer in acknowledged if answer not in set(answers)]
    check(not missing, "acknowledged and not there: %s of %s" % (missing, len(acknowledged)))
    if sent is not None:
        check(set(answers) <= set(sent), "never sent: %s" % sorted(set(answers) - set(sent)))
        order = {answer: place for place, answer in enumerate(sent)}
        check(answers == sorted(answers, key=order.get), "not in the order in which they were sent")
    return answers
