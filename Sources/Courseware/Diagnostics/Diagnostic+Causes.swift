extension Diagnostic.Cause {
  package var severity: Diagnostic.Severity { row.severity }

  typealias Row = (code: String, severity: Diagnostic.Severity, message: String)
  private typealias Limits = CoursewareLimits

  /// The one table of codes, severities and sentences.
  var row: Row {
    switch self {
    case .unreadable(let reason): ("unreadable", .error, "the file cannot be read: \(reason)")
    case .notRegular: ("not-regular", .error, "not a regular file; a lesson is a text file whose name ends in .md")
    case .symbolicLink:
      ("symbolic-link", .error, "a link to another file; put the lesson itself into the folder of lessons")
    case .binary(let offset):
      ("binary", .error, "not a text file: the byte at offset \(offset) is zero; save the lesson as UTF-8 text")
    case .notUTF8(let offset):
      ("not-utf8", .error, "the byte at offset \(offset) is not valid UTF-8; save the lesson as UTF-8 text")
    case .fileTooLarge(let bytes):
      ("file-too-large", .error, "file too large (\(binarySize(bytes)), limit \(binarySize(Limits.fileBytes)))")
    case .tooManyLines(let lines): ("too-many-lines", .error, "too many lines (\(lines), limit \(Limits.lines))")
    case .lineTooLong(let scalars):
      ("line-too-long", .error, "line too long (\(scalars) characters, limit \(Limits.scalarsPerLine))")
    case .fileName(let name):
      (
        "file-name", .error,
        "\"\(name)\" does not name a lesson; use a number and an id made of a-z, 0-9 and -, as in 05-chain-rule.md"
      )
    case .controlCharacter(let value):
      ("control-character", .warning, "the control character \(codePoint(value)) is replaced; delete it")
    case .invisibleCharacter(let value):
      ("invisible-character", .warning, "the invisible character \(codePoint(value)) is not shown; delete it")

    case .frontMatterMissing:
      ("front-matter-missing", .error, "a lesson begins with a line \"---\", its title: and another line \"---\"")
    case .frontMatterUnclosed:
      ("front-matter-unclosed", .error, "the front matter that begins here has no closing line \"---\"")
    case .frontMatterTooLong(let bytes):
      (
        "front-matter-too-long", .error,
        "the front matter is too long (\(binarySize(bytes)), limit \(binarySize(Limits.frontMatterBytes)))"
      )
    case .fieldSyntax: ("field-syntax", .error, "expected \"key: value\", an indented line or \"- item\"")
    case .indentedWithoutField:
      ("indented-without-field", .error, "an indented line continues the field above, and there is none")
    case .itemWithoutField(let block):
      ("item-without-field", .error, "a list item belongs under a field; \(block) has no list of its own")
    case .tooManyFields(let nodes):
      ("too-many-fields", .error, "too many fields and items (\(nodes), limit \(Limits.fieldNodes))")
    case .unknownKey(let key, let block, let nearest):
      ("unknown-key", .warning, "\(block) has no field \"\(key)\"\(suggestion(nearest))")
    case .duplicateKey(let key, let line):
      ("duplicate-key", .error, "the field \"\(key)\" is already given in line \(line); keep one of them")
    case .missingKey(let key, let block): ("missing-key", .error, "\(block) needs a field \"\(key):\"")
    case .missingOneOf(let keys, let block):
      ("missing-key", .error, "\(block) needs a field \(alternatives(keys.map { "\"\($0):\"" }))")
    case .conflictingKeys(let key, let other):
      ("conflicting-keys", .error, "\"\(key)\" and \"\(other)\" exclude each other; keep one of them")
    case .needsKey(let key, let needed):
      ("needs-key", .error, "\"\(key)\" means something only together with \"\(needed)\"")
    case .emptyValue(let key): ("empty-value", .error, "the field \"\(key)\" is empty")
    case .notOneLine(let key): ("not-one-line", .error, "the value of \"\(key)\" stands on one line")
    case .notAList(let key):
      ("not-a-list", .error, "the value of \"\(key)\" is a list: put each entry on a line that begins with \"- \"")

    case .badIdentifier(let text):
      (
        "bad-id", .error,
        "\"\(text)\" is no id; an id has 1 to \(Limits.identifierLength) characters out of a-z, 0-9 and -"
      )
    case .badName(let text): ("bad-name", .error, "\"\(text)\" is no name of a variable; write a name such as x or w_1")
    case .badNumber(let text): ("bad-number", .error, "\"\(text)\" is no number; write one such as 20, -0.5 or 1e-3")
    case .numberOutOfRange(let text, let lower, let upper):
      ("number-out-of-range", .error, "\(text) is out of range; this number lies between \(lower) and \(upper)")
    case .badWholeNumber(let text): ("bad-whole-number", .error, "\"\(text)\" is no whole number")
    case .unknownWord(let word, let key, let known, let nearest):
      (
        "unknown-word", .error,
        "\"\(word)\" means nothing to \"\(key)\"\(suggestion(nearest) + (known.isEmpty ? "" : "; it knows \(alternatives(known))"))"
      )
    case .badInterval(let text):
      ("bad-interval", .error, "\"\(text)\" is no interval; write the lower end, two points and the upper end: -2..2")
    case .badAssignment(let text):
      ("bad-point", .error, "\"\(text)\" is no value for a variable; write x = 1, or x = 1, y = 2")
    case .badParameter(let text):
      ("bad-parameter", .error, "\"\(text)\" is no parameter; write a = 2..9, a = -3..3 except 0, or n = 2|3|4")
    case .tooManyParameterValues:
      ("too-many-values", .error, "a parameter has at most \(Limits.parameterValues) values")
    case .badOptimizerSetting(let text):
      ("bad-setting", .error, "\"\(text)\" is no setting; write a name, = and a number without spaces: rate=0.1")
    case .notOneOptimizer: ("not-one-optimizer", .error, "a network is trained by one optimizer; name one")
    case .badOption: ("bad-option", .error, "an option begins with \"- [x]\" if it is right and \"- [ ]\" if not")
    case .tooFewOptions: ("too-few-options", .error, "a choice needs at least two options")
    case .noRightOption: ("no-right-option", .error, "no option is right; mark at least one with \"- [x]\"")
    case .missingExplanation(let answer):
      ("missing-explanation", .warning, "say what to answer to \"\(answer)\" on an indented line below")
    case .formula(let message, let repair):
      ("formula", .error, message + (repair.map { " - did you mean \($0)?" } ?? ""))
    case .notAnExpression(let noun):
      ("not-an-expression", .error, "an expression is expected here, and this is \(noun)")
    case .unknownVariable(let name, let known):
      (
        "unknown-variable", .error,
        known.isEmpty
          ? "there is no variable \(name) here"
          : "there is no variable \(name) here; it has \(known.joined(separator: ", "))"
      )
    case .missingVariable(let known):
      (
        "missing-variable", .error,
        known.isEmpty
          ? "the function has no variable; say with variable: what is meant"
          : "with respect to what? The function has \(known.joined(separator: ", ")); say which with variable: or wrt:"
      )
    case .givenTwice(let name): ("given-twice", .error, "\(name) already has a value")
    case .missingValue(let name): ("missing-value", .error, "\(name) needs a value here")
    case .wrongNumberOfValues(let count, let names):
      (
        "wrong-number-of-values", .error,
        "\(count) values for \(names.isEmpty ? "no variable" : names.joined(separator: ", ")); name them: x = 1, y = 2"
      )
    case .wrongNumberOfVariables(let count, let most):
      (
        "wrong-number-of-variables", .error,
        "this picture shows functions of 1\(most > 1 ? " or \(most)" : "") variable\(most > 1 ? "s" : ""), and here are \(count)"
      )
    case .badDefinition(let text):
      ("bad-definition", .error, "\"\(text)\" has no name; write u = x^2+1, or u = x^2+1, r = u - t")
    case .circularDefinition(let name):
      ("circular-definition", .error, "\(name) depends on itself; a definition uses inputs and other names alone")
    case .definedVariable(let name):
      (
        "defined-variable", .error,
        "\(name) is defined by where:, and such a name is differentiated by once alone; name an input"
      )
    case .notAVector(let noun):
      ("not-a-vector", .error, "a vector such as [2x, 2y] is expected here, and this is \(noun)")
    case .requirementsImpossible:
      ("requirements-impossible", .error, "hardly any draw of the parameters fulfils this; ask for less")
    case .badItem(let text):
      (
        "bad-item", .error,
        "\"\(text)\" is neither an item such as C05-03 nor one of \(alternatives(LearningActivity.names))"
      )
    case .activityWithoutItem(let word):
      ("activity-without-item", .error, "\(word) belongs behind the item that it is about: C05-03 \(word)")
    case .activityImpossible(let activity, let noun):
      (
        "activity-impossible", .error,
        "\(noun) is nothing to \(activity.rawValue.lowercased()); put this where it happens"
      )
    case .nothingToSee:
      (
        "nothing-to-see", .error,
        "SEE needs a table, a formula on lines of its own, a diagram or a picture, and this page has none"
      )
    case .tooFewLines: ("too-few-lines", .error, "a calculation with a mistake needs at least two lines")
    case .lineUndecided:
      ("line-undecided", .error, "it cannot be decided whether this line follows; write a smaller step")
    case .noMistake: ("no-mistake", .error, "every line follows from the one before; one of them has to be wrong")
    case .secondMistake(let line):
      ("second-mistake", .error, "this line does not follow either, as line \(line) does not; go on from the wrong one")
    case .badCheckpoint(let text):
      ("bad-checkpoint", .error, "\"\(text)\" is no checkpoint; write 10: x = 2.68, or momentum 20: loss = 0.25")
    case .noSuchRunner: ("no-such-runner", .error, "no runner of this block is meant; name one of optimizers:")

    case .badClaim(let text):
      (
        "bad-claim", .error,
        "\"\(text)\" claims nothing; write two sides with =, ≈, <, > or != between them: 3.1^2 = 9.61"
      )
    case .claimFalse(let left, let right):
      ("claim-false", .error, "this is not so: it is \(left), not \(right)")
    case .claimRounded(let left):
      ("claim-rounded", .error, "this is not exactly so: it is \(left); write ≈ for a rounded number")
    case .claimUndecided:
      ("claim-undecided", .warning, "it cannot be decided whether this holds; claim something simpler")
    case .predictionDisagrees(let place):
      ("prediction-disagrees", .error, "exact steps lead elsewhere: \(place); please report this")
    case .solutionFails(let answer):
      ("solution-fails", .error, "the answer has another derivative: \(answer)")
    case .answerUndefined: ("answer-undefined", .error, "the right answer is not defined")
    case .answerDegenerate:
      ("answer-degenerate", .warning, "the right answer is 0; exclude such values, as in a = -3..3 except 0")
    case .answerNotAccepted(let answer):
      ("answer-rejected", .error, "the right answer, typed as \(answer), is not accepted; ask for it in a simpler form")
    case .tapeDisagrees(let place):
      ("tape-disagrees", .error, "the autodiff core gives another derivative: \(place); please report this")
    case .answerDiffers(let answer, let witness):
      ("answer-differs", .error, "the function gives another answer: \(answer)" + (witness.map { "; \($0)" } ?? ""))
    case .answerUndecided:
      ("answer-undecided", .warning, "it cannot be decided whether this is what the function gives")
    case .wrongAnswerIsRight: ("wrong-is-right", .error, "this answer is right; delete it or correct it")
    case .wrongAnswerUndecided:
      ("wrong-undecided", .warning, "it cannot be decided whether this answer is wrong; write a simpler one")
    case .wrongAnswerOfOtherShape:
      ("wrong-shape", .error, "nobody can give this answer: it is of another shape than what is asked for")
    case .wrongAnswerUnanswered:
      ("wrong-unanswered", .error, "this answer, typed in, does not get its reply; write it in another form")
    case .wrongAnswerTwice(let line):
      ("wrong-twice", .error, "this answer equals the one in line \(line), whose reply is given; keep one of them")
    case .hintHasAnswer: ("hint-has-answer", .warning, "this hint holds the answer; let the learner find it")
    case .inDraw(let values, let cause):
      (cause.row.code, cause.row.severity, "with \(values): \(cause.row.message)")
    case .latex(let message): ("latex", .error, message)
    case .tooWide(let columns):
      ("too-wide", .warning, "\(columns) columns wide; a page on a small terminal has \(Limits.pageColumns)")

    case .nestedTooDeep:
      ("nested-too-deep", .warning, "nested deeper than \(Limits.blockNesting) lists and quotes; shown less deep")
    case .listTooLong:
      ("list-too-long", .warning, "more than \(Limits.listItems) list items; the rest is not shown")
    case .tableTooWide(let columns):
      (
        "table-too-wide", .warning,
        "too many columns (\(columns), limit \(Limits.tableColumns)); the rest is not shown"
      )
    case .codeTooLong(let bytes):
      (
        "code-too-long", .warning,
        "code block too long (\(binarySize(bytes)), limit \(binarySize(Limits.codeBytes))); the rest is not shown"
      )
    case .paragraphTooLong:
      (
        "paragraph-too-long", .warning,
        "more than \(Limits.paragraphLines) lines without a blank one; a blank line is put in here"
      )
    case .tooManyLinks:
      ("too-many-links", .warning, "more than \(Limits.links) links; the rest is shown as plain text")
    case .tooComplex: ("too-complex", .warning, "the text from here on is too complex and not shown; split its tables")
    case .htmlShown: ("html", .warning, "HTML is shown as it stands; use Markdown")
    case .commentInText: ("comment-in-text", .warning, "a comment stands on lines of its own; here it is shown as text")
    case .computationInText:
      ("computation-in-text", .warning, "a computed value stands in mathematics: ${= 2^10}$")
    case .pauseInside: ("pause-inside", .warning, "a pause stands at the margin, not in a list or quote")
    case .mathematicsNotClosed:
      (
        "mathematics-not-closed", .warning,
        "\"$$\" without a partner is shown as it stands; mathematics holds no blank line and no line that begins "
          + "with -, +, = or a digit and a point"
      )
    case .liveBlockInside(let name):
      ("live-block-inside", .error, "\(name) stands in a list or quote; move it to the margin")
    case .likelyLiveBlock(let name, let nearest):
      ("unknown-block", .warning, "a block \"\(name)\" is shown as code - did you mean \"\(nearest)\"?")
    case .noPages: ("no-pages", .error, "the lesson has no text; begin its first page with \"## \" and a heading")

    case .duplicateIdentifier(let id, let line):
      ("duplicate-id", .error, "the id \"\(id)\" is already used in line \(line); progress hangs on ids, so rename one")
    case .duplicateLesson(let id, let file):
      ("duplicate-lesson", .error, "the id \"\(id)\" belongs to \(file) as well; rename one of the files")
    case .prerequisiteMissing(let id, let nearest):
      ("prerequisite-missing", .error, "there is no lesson \"\(id)\"\(suggestion(nearest))")
    case .prerequisiteCircular(let ids):
      (
        "prerequisite-circular", .error,
        "the lessons require each other in a circle: \(ids.joined(separator: " needs "))"
      )
    }
  }
}
