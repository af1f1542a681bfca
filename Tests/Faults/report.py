"""The table of faults in a Markdown file, between two marks, so that it says what was measured last."""

BEGIN, END = "<!-- faults: begin, written by make faults -->", "<!-- faults: end -->"


def cell(text):
    return " ".join(text.split()).replace("|", "\\|")


def write(path, results, where):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    lines = ["Last full run: %s." % where, "", "| id | fault | how it is provoked | outcome |", "|---|---|---|---|"]
    for fault, outcome, said in results:
        outcome = said if outcome == "ok" else "%s: %s" % (outcome, said)
        lines.append("| %s | %s | %s | %s |" % (fault.id, cell(fault.title), cell(fault.provoked), cell(outcome)))
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + after)
