extension Diagnostic.Cause {
  typealias Row = (code: Diagnostic.Code, message: String)
  private typealias Limits = CoursewareLimits

  /// The one table of causes: the code and the sentence of each.
  var row: Row {
    switch self {
    case .unreadable(let reason): (.unreadable, "the file cannot be read: \(reason)")
    case .notRegular: (.notRegular, "not a regular file; a lesson is a text file whose name ends in .md")
    case .symbolicLink:
      (.symbolicLink, "a link to another file; put the lesson itself into the folder of lessons")
    case .binary(let offset):
      (.binary, "not a text file: the byte at offset \(offset) is zero; save the lesson as UTF-8 text")
    case .notUTF8(let offset):
      (.notUTF8, "the byte at offset \(offset) is not valid UTF-8; save the lesson as UTF-8 text")
    case .fileTooLarge(let bytes):
      (.fileTooLarge, "file too large (\(binarySize(bytes)), limit \(binarySize(Limits.fileBytes)))")
    case .tooManyLines(let lines): (.tooManyLines, "too many lines (\(lines), limit \(Limits.lines))")
    case .lineTooLong(let scalars):
      (.lineTooLong, "line too long (\(scalars) characters, limit \(Limits.scalarsPerLine))")
    case .fileName(let name):
      (
        .fileName,
        "\"\(name)\" does not name a lesson; use a number and an id made of a-z, 0-9 and -, as in 05-chain-rule.md"
      )
    case .controlCharacter(let value):
      (.controlCharacter, "the control character \(codePoint(value)) is replaced; delete it")
    case .invisibleCharacter(let value):
      (.invisibleCharacter, "the invisible character \(codePoint(value)) is not shown; delete it")

    case .frontMatterMissing:
      (.frontMatterMissing, "a lesson begins with a line \"---\", its title: and another line \"---\"")
    case .frontMatterUnclosed:
      (.frontMatterUnclosed, "the front matter that begins here has no closing line \"---\"")
    case .frontMatterTooLong(let bytes):
      (
        .frontMatterTooLong,
        "the front matter is too long (\(binarySize(bytes)), limit \(binarySize(Limits.frontMatterBytes)))"
      )
    case .fieldSyntax: (.fieldSyntax, "expected \"key: value\", an indented line or \"- item\"")
    case .indentedWithoutField:
      (.indentedWithoutField, "an indented line continues the field above, and there is none")
    case .itemWithoutField(let block):
      (.itemWithoutField, "a list item belongs under a field; \(block) has no list of its own")
    case .tooManyFields(let nodes):
      (.tooManyFields, "too many fields and items (\(nodes), limit \(Limits.fieldNodes))")
    case .unknownKey(let key, let block, let nearest):
      (.unknownKey, "\(block) has no field \"\(key)\"\(suggestion(nearest))")
    case .duplicateKey(let key, let line):
      (.duplicateKey, "the field \"\(key)\" is already given in line \(line); keep one of them")
    case .missingKey(let key, let block): (.missingKey, "\(block) needs a field \"\(key):\"")
    case .missingOneOf(let keys, let block):
      (.missingKey, "\(block) needs a field \(alternatives(keys.map { "\"\($0):\"" }))")
    case .conflictingKeys(let key, let other):
      (.conflictingKeys, "\"\(key)\" and \"\(other)\" exclude each other; keep one of them")
    case .needsKey(let key, let needed):
      (.needsKey, "\"\(key)\" means something only together with \"\(needed)\"")
    case .emptyValue(let key): (.emptyValue, "the field \"\(key)\" is empty")
    case .notOneLine(let key): (.notOneLine, "the value of \"\(key)\" stands on one line")
    case .notAList(let key):
      (.notAList, "the value of \"\(key)\" is a list: put each entry on a line that begins with \"- \"")

    case .badIdentifier(let text):
      (
        .badIdentifier,
        "\"\(text)\" is no id; an id has 1 to \(Limits.identifierLength) characters out of a-z, 0-9 and -"
      )
    case .badName(let text): (.badName, "\"\(text)\" is no name of a variable; write a name such as x or w_1")
    case .badNumber(let text): (.badNumber, "\"\(text)\" is no number; write one such as 20, -0.5 or 1e-3")
    case .numberOutOfRange(let text, let lower, let upper):
      (.numberOutOfRange, "\(text) is out of range; this number lies between \(lower) and \(upper)")
    case .badWholeNumber(let text): (.badWholeNumber, "\"\(text)\" is no whole number")
    case .unknownWord(let word, let key, let known, let nearest):
      (
        .unknownWord,
        "\"\(word)\" means nothing to \"\(key)\"\(suggestion(nearest) + (known.isEmpty ? "" : "; it knows \(alternatives(known))"))"
      )
    case .badInterval(let text):
      (.badInterval, "\"\(text)\" is no interval; write the lower end, two points and the upper end: -2..2")
    case .badAssignment(let text):
      (.badPoint, "\"\(text)\" is no value for a variable; write x = 1, or x = 1, y = 2")
    case .badParameter(let text):
      (.badParameter, "\"\(text)\" is no parameter; write a = 2..9, a = -3..3 except 0, or n = 2|3|4")
    case .badCondition(let text):
      (.badCondition, "\"\(text)\" is no condition; write x > 0, or x > 0, n >= 1")
    case .tooManyParameterValues:
      (.tooManyValues, "a parameter has at most \(Limits.parameterValues) values")
    case .badOptimizerSetting(let text):
      (.badSetting, "\"\(text)\" is no setting; write a name, = and a number without spaces: rate=0.1")
    case .notOneOptimizer: (.notOneOptimizer, "one optimizer is meant here; name one")
    case .badOption: (.badOption, "an option begins with \"- [x]\" if it is right and \"- [ ]\" if not")
    case .tooFewOptions: (.tooFewOptions, "a choice needs at least two options")
    case .noRightOption: (.noRightOption, "no option is right; mark at least one with \"- [x]\"")
    case .missingExplanation(let answer):
      (.missingExplanation, "say what to answer to \"\(answer)\" on an indented line below")
    case .formula(let message, let repair):
      (.formula, message + (repair.map { " - did you mean \($0)?" } ?? ""))
    case .notAnExpression(let noun):
      (.notAnExpression, "an expression is expected here, and this is \(noun)")
    case .unknownVariable(let name, let known):
      (
        .unknownVariable,
        known.isEmpty
          ? "there is no variable \(name) here"
          : "there is no variable \(name) here; it has \(known.joined(separator: ", "))"
      )
    case .missingVariable(let known):
      (
        .missingVariable,
        known.isEmpty
          ? "the function has no variable; say with variable: what is meant"
          : "with respect to what? The function has \(known.joined(separator: ", ")); say which with variable: or wrt:"
      )
    case .givenTwice(let name): (.givenTwice, "\(name) already has a value")
    case .missingValue(let name): (.missingValue, "\(name) needs a value here")
    case .wrongNumberOfValues(let count, let names):
      (
        .wrongNumberOfValues,
        "\(count) values for \(names.isEmpty ? "no variable" : names.joined(separator: ", ")); name them: x = 1, y = 2"
      )
    case .wrongNumberOfVariables(let count, let most):
      (
        .wrongNumberOfVariables,
        "this picture shows functions of 1\(most > 1 ? " or \(most)" : "") variable\(most > 1 ? "s" : ""), and here are \(count)"
      )
    case .badDefinition(let text):
      (.badDefinition, "\"\(text)\" has no name; write u = x^2+1, or u = x^2+1, r = u - t")
    case .circularDefinition(let name):
      (.circularDefinition, "\(name) depends on itself; a definition uses inputs and other names alone")
    case .definedVariable(let name):
      (
        .definedVariable,
        "\(name) is defined by where:, and such a name is differentiated by once alone; name an input"
      )
    case .notAVector(let noun):
      (.notAVector, "a vector such as [2x, 2y] is expected here, and this is \(noun)")
    case .requirementsImpossible:
      (.requirementsImpossible, "hardly any draw of the parameters fulfils this; ask for less")
    case .badItem(let text):
      (
        .badItem,
        "\"\(text)\" is neither an item such as C05-03 nor one of \(alternatives(LearningActivity.names))"
      )
    case .activityWithoutItem(let word):
      (.activityWithoutItem, "\(word) belongs behind the item that it is about: C05-03 \(word)")
    case .activityImpossible(let activity, let noun):
      (
        .activityImpossible,
        "\(noun) is nothing to \(activity.rawValue.lowercased()); put this where it happens"
      )
    case .nothingToSee:
      (
        .nothingToSee,
        "SEE needs a table, a formula on lines of its own, a diagram or a picture, and this page has none"
      )
    case .tooFewLines: (.tooFewLines, "a calculation with a mistake needs at least two lines")
    case .lineUndecided:
      (.lineUndecided, "it cannot be decided whether this line follows; write a smaller step")
    case .noMistake: (.noMistake, "every line follows from the one before; one of them has to be wrong")
    case .secondMistake(let line):
      (.secondMistake, "this line does not follow either, as line \(line) does not; go on from the wrong one")
    case .badCheckpoint(let text):
      (.badCheckpoint, "\"\(text)\" is no checkpoint; write 10: x = 2.68, or momentum 20: loss = 0.25")
    case .noSuchRunner: (.noSuchRunner, "no runner of this block is meant; name one of optimizers:")

    case .badClaim(let text):
      (
        .badClaim,
        "\"\(text)\" claims nothing; write two sides with =, ≈, <, > or != between them: 3.1^2 = 9.61"
      )
    case .claimFalse(let left, let right):
      (.claimFalse, "this is not so: it is \(left), not \(right)")
    case .claimRounded(let left):
      (.claimRounded, "this is not exactly so: it is \(left); write ≈ for a rounded number")
    case .claimUndecided:
      (.claimUndecided, "it cannot be decided whether this holds; claim something simpler")
    case .predictionDisagrees(let place):
      (.predictionDisagrees, "exact steps lead elsewhere: \(place); please report this")
    case .solutionFails(let answer):
      (.solutionFails, "the answer has another derivative: \(answer)")
    case .derivativeTooLarge:
      (.derivativeTooLarge, "the derivative is too large to be worked with; ask for less")
    case .answerUndefined: (.answerUndefined, "the right answer is not defined")
    case .noCorner: (.noCorner, "there is no corner at this point, so any subgradient is the one slope")
    case .answerDegenerate:
      (.answerDegenerate, "the right answer is 0; exclude such values, as in a = -3..3 except 0")
    case .answerNotAccepted(let answer):
      (.answerRejected, "the right answer, typed as \(answer), is not accepted; ask for it in a simpler form")
    case .tapeDisagrees(let place):
      (.tapeDisagrees, "the autodiff core gives another derivative: \(place); please report this")
    case .answerDiffers(let answer, let witness):
      (.answerDiffers, "the function gives another answer: \(answer)" + (witness.map { "; \($0)" } ?? ""))
    case .answerUndecided:
      (.answerUndecided, "it cannot be decided whether this is what the function gives")
    case .wrongAnswerIsRight: (.wrongIsRight, "this answer is right; delete it or correct it")
    case .wrongAnswerUndecided:
      (.wrongUndecided, "it cannot be decided whether this answer is wrong; write a simpler one")
    case .wrongAnswerOfOtherShape:
      (.wrongShape, "nobody can give this answer: it is of another shape than what is asked for")
    case .wrongAnswerUnanswered:
      (.wrongUnanswered, "this answer, typed in, does not get its reply; write it in another form")
    case .wrongAnswerTwice(let line):
      (.wrongTwice, "this answer equals the one in line \(line), whose reply is given; keep one of them")
    case .wrongAnswersIndistinct(let line, let meetings, let draws):
      (
        .wrongIndistinct,
        "in \(meetings) of \(draws) draws this answer is that of line \(line), so the two mistakes cannot be told apart"
      )
    case .mistakesHidden(.behindTheAnswer(let cause)):
      (
        .mistakesHidden,
        "a common mistake leads to the right answer (\(cause)), so it cannot be seen; choose other numbers"
      )
    case .mistakesHidden(.behindAnother(let cause, let other)):
      (
        .mistakesHidden,
        "two common mistakes lead to one answer (\(cause); \(other)), so they cannot be told apart; choose other numbers"
      )
    case .hintHasAnswer: (.hintHasAnswer, "this hint holds the answer; let the learner find it")
    case .inDraw(let values, let cause):
      (cause.row.code, "with \(values): \(cause.row.message)")
    case .latex(let message): (.latex, message)
    case .tooWide(let columns):
      (.tooWide, "\(columns) columns wide; a page on a small terminal has \(Limits.pageColumns)")

    case .tooTall(let rows):
      (.tooTall, "\(rows) rows high; a small terminal shows \(Limits.pageRows) at once")

    case .nestedTooDeep:
      (.nestedTooDeep, "nested deeper than \(Limits.blockNesting) lists and quotes; shown less deep")
    case .listTooLong:
      (.listTooLong, "more than \(Limits.listItems) list items; the rest is not shown")
    case .tableTooWide(let columns):
      (
        .tableTooWide,
        "too many columns (\(columns), limit \(Limits.tableColumns)); the rest is not shown"
      )
    case .codeTooLong(let bytes):
      (
        .codeTooLong,
        "code block too long (\(binarySize(bytes)), limit \(binarySize(Limits.codeBytes))); the rest is not shown"
      )
    case .paragraphTooLong:
      (
        .paragraphTooLong,
        "more than \(Limits.paragraphLines) lines without a blank one; a blank line is put in here"
      )
    case .tooManyLinks:
      (.tooManyLinks, "more than \(Limits.links) links; the rest is shown as plain text")
    case .tooMuchMathematics:
      (
        .tooMuchMathematics,
        "more than \(binarySize(Limits.mathematicsBytes)) of mathematics; the rest is shown as it is written"
      )
    case .tooComplex: (.tooComplex, "the text from here on is too complex and not shown; split its tables")
    case .htmlShown: (.html, "HTML is shown as it stands; use Markdown")
    case .commentInText: (.commentInText, "a comment stands on lines of its own; here it is shown as text")
    case .computationInText:
      (.computationInText, "a computed value stands in mathematics: ${= 2^10}$")
    case .pauseInside: (.pauseInside, "a pause stands at the margin, not in a list or quote")
    case .mathematicsNotClosed:
      (
        .mathematicsNotClosed,
        "\"$$\" without a partner is shown as it stands; mathematics holds no blank line and no line that begins "
          + "with -, +, = or a digit and a point"
      )
    case .liveBlockInside(let name):
      (.liveBlockInside, "\(name) stands in a list or quote; move it to the margin")
    case .likelyLiveBlock(let name, let nearest):
      (.unknownBlock, "a block \"\(name)\" is shown as code - did you mean \"\(nearest)\"?")
    case .noPages: (.noPages, "the lesson has no text; begin its first page with \"## \" and a heading")

    case .duplicateIdentifier(let id, let line):
      (.duplicateIdentifier, "the id \"\(id)\" is already used in line \(line); progress hangs on ids, so rename one")
    case .duplicateReference(let id, let file):
      (.duplicateReference, "the reference page \"\(id)\" stands in \(file) as well; rename one")
    case .unknownItem(let item, let nearest):
      (.unknownItem, "the outline has no item \"\(item)\"\(suggestion(nearest))")
    case .deadLink(let target, let nearest):
      (.deadLink, "this link leads nowhere: there is no lesson \"\(target)\"\(suggestion(nearest))")
    case .duplicateLesson(let id, let file):
      (.duplicateLesson, "the id \"\(id)\" belongs to \(file) as well; rename one of the files")
    case .prerequisiteMissing(let id, let nearest):
      (.prerequisiteMissing, "there is no lesson \"\(id)\"\(suggestion(nearest))")
    case .more(let count, let code): (code, "and \(count) more of this kind further down")
    case .prerequisiteCircular(let ids):
      (
        .prerequisiteCircular,
        "the lessons require each other in a circle: \(ids.joined(separator: " needs "))"
      )
    }
  }
}
