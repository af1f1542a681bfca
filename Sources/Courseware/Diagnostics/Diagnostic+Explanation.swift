extension Diagnostic.Code {
  private typealias Limits = CoursewareLimits

  /// What the diagnostic means, why it matters, and how to get rid of it: for `gradus lint --explain`.
  package var explanation: String {
    fileExplanation ?? fieldExplanation ?? valueExplanation ?? blockExplanation ?? proofExplanation ?? textExplanation
  }

  private var fileExplanation: String? {
    switch self {
    case .unreadable: "The system did not let Gradus read the file. Check that it exists and that you may read it."
    case .notRegular:
      "Lessons are plain files. A folder, a pipe, a socket or a device that bears the name of a lesson is never opened."
    case .symbolicLink:
      "Lessons may come from strangers, so a link in a folder of lessons is not followed: it could lead to any file of yours. Put a copy of the lesson in its place."
    case .binary:
      "A zero byte stands in no text. The file is a program, a picture, or text in UTF-16; save it as UTF-8."
    case .notUTF8:
      "The bytes at this place are no character in UTF-8. Editors that save as Latin-1 or Windows-1252 produce this at the first accented letter; save the file as UTF-8."
    case .fileTooLarge:
      "A lesson has at most \(binarySize(Limits.fileBytes)), about two hundred pages of a book. Divide it into several lessons."
    case .tooManyLines: "A lesson has at most \(Limits.lines) lines. Divide it into several lessons."
    case .lineTooLong:
      "A line has at most \(Limits.scalarsPerLine) characters. Break it: Markdown joins the lines of a paragraph."
    case .fileName:
      "The file's name gives the lesson's order and its id: 05-chain-rule.md is lesson 5, id chain-rule. Use a number, a hyphen, and an id of a-z, 0-9 and hyphens, at most \(Limits.identifierLength) characters long. Files whose names begin with a capital, such as README.md, are no lessons and are left alone."
    case .controlCharacter:
      "Control characters move the cursor, change colours or turn the direction of writing, and could make a lesson show something else than it says. They are shown as a replacement character. They mostly come from copying out of a terminal or a word processor; delete them."
    case .invisibleCharacter:
      "A character that takes no room and shows nothing, such as a zero-width space or a soft hyphen. It is left out. It mostly comes from copying from a web page; delete it."
    case _: nil
    }
  }

  private var fieldExplanation: String? {
    switch self {
    case .frontMatterMissing:
      "A lesson begins with its front matter: a line of three hyphens, fields of which title: is needed, and another line of three hyphens. It has to be the very first line."
    case .frontMatterUnclosed:
      "The line of three hyphens that ends the front matter is missing, so the whole file would be front matter. Put it after the last field."
    case .frontMatterTooLong:
      "Front matter has at most \(binarySize(Limits.frontMatterBytes)). Probably its closing line of three hyphens is missing."
    case .fieldSyntax:
      "Each line of a block or of the front matter is a field, key: value; or continues the field above, indented; or is an item of a list, - item. This one is none of them."
    case .indentedWithoutField: "An indented line belongs to the field above it, and none stands above this one."
    case .itemWithoutField:
      "The list item stands at the margin, where it belongs to no field. Put it below a field whose line is empty, such as hints:."
    case .tooManyFields: "A block has at most \(Limits.fieldNodes) fields and list items. Divide it."
    case .unknownKey:
      "The block has no field of this name, so what it says is lost. Mostly it is a slip of the keys; gradus new FILE shows every block with its fields."
    case .duplicateKey:
      "A field is given once; only wrong: and check: may be repeated. Which of the two is meant cannot be known, so the first counts."
    case .missingKey: "The block cannot do without this field. docs/authoring.md shows each block with an example."
    case .conflictingKeys: "The two fields ask for different things. Keep the one that you mean."
    case .needsKey: "The field says something about another one that is not there. Add that, or delete this."
    case .emptyValue: "The field has nothing on its line and nothing below it. Fill it in or delete it."
    case .notOneLine:
      "The value of this field stands on its own line alone. Mostly the lines below are meant for another field; give them their key."
    case .notAList:
      "The value is a list: leave the field's own line empty and put each entry on a line of its own that begins with a hyphen and a blank."
    case .badIdentifier:
      "An id is made of a-z, 0-9 and hyphens, 1 to \(Limits.identifierLength) of them. It is for good: the learner's progress hangs on it, so choose one that says what the thing is and not where it stands."
    case _: nil
    }
  }

  private var valueExplanation: String? {
    switch self {
    case .badName: "A variable is named by a letter, or by one with an index or a word: x, w_1, theta, y_hat."
    case .badNumber: "A number is expected. Fractions and constants are fine: 1/3, 2pi, 1e-3."
    case .numberOutOfRange: "The number means nothing here outside the range that the message names."
    case .badWholeNumber: "A whole number is expected, without a point."
    case .unknownWord: "The field takes one of a few words, and this is none of them. The message names the nearest."
    case .badInterval: "An interval has a lower and an upper end with two points between them: -2..2, or 0..2pi."
    case .badPoint: "A value is given to a variable by its name, an equals sign and a number: x = 1, y = -1/2."
    case .badParameter:
      "A parameter has a name and the values it may take: a = 2..9 for whole numbers, r = 0.1..0.5 by 0.1 for steps, n = 2|4|6 for a list, a = -3..3 except 0 to leave some out."
    case .tooManyValues: "A parameter has at most \(Limits.parameterValues) values. Take larger steps."
    case .badSetting: "A setting of an optimiser is written without blanks: momentum beta=0.8 rate=0.03."
    case .notOneOptimizer: "Here one optimiser is meant; several can race in a descent block."
    case .badCondition: "A condition compares two sides: x > 0, or n >= 1. Several are divided by commas."
    case .missingExplanation:
      "A wrong answer is listed so that whoever gives it is told something better than that it is wrong. Say below, indented, what the answer would be right for or which step to look at."
    case .formula:
      "The expression does not read. The caret stands where it stops making sense; where there is a likely repair the message names it. Gradus reads what learners type, 2x(x+1), and LaTeX, \\frac{1}{2}x^{2}."
    case .notAnExpression: "The field takes one expression. Vectors and matrices can be asked for, equations cannot."
    case .unknownVariable: "The name is no variable of this function. Check its spelling; case matters."
    case .missingVariable:
      "The function has several variables or none, so it is not clear by which it is differentiated. Name it with variable:, or several at once with wrt:."
    case .givenTwice: "The name has two values, or the item stands twice. Keep one of them."
    case .missingValue: "Each variable of the function needs a value here."
    case .wrongNumberOfValues:
      "Values without names are given to the variables in the order of the alphabet, and there are too many or too few. Name them: x = 1, y = 2."
    case .wrongNumberOfVariables: "A curve has one variable, a contour map two. Give the others numbers."
    case .badDefinition: "where: gives names to parts of a function: u = x^2+1, r = u - t. Each part needs its name."
    case .circularDefinition: "Going from the name to what it stands for, and on, one comes back to the name."
    case .definedVariable:
      "A name that where: defines is moved on its own, the others following from the inputs. That is clear for a first derivative and not for a second; ask for that by the inputs."
    case .notAVector: "A gradient is a vector, one entry a variable: [2x, 2y]."
    case .requirementsImpossible:
      "Gradus draws the parameters until require: holds, and gave up after some hundred draws. Widen the ranges or ask for less."
    case _: nil
    }
  }

  private var blockExplanation: String? {
    switch self {
    case .badOption: "Each option of a choice begins with - [x] where it is right and with - [ ] where it is wrong."
    case .tooFewOptions: "With fewer than two options there is nothing to choose."
    case .noRightOption: "At least one option must be right; mark it with - [x]."
    case .badItem:
      "covers: takes items of the course's outline such as C05-03, and behind an item what is done with it: \(alternatives(LearningActivity.names))."
    case .activityWithoutItem: "What is done with an item stands behind the item: C05-03 SEE."
    case .activityImpossible:
      "A page can be read, a plot seen, an exercise checked. What this promises happens somewhere else; put covers: there."
    case .nothingToSee:
      "The page promises a picture for the item. Tables, displayed formulas, code and the blocks steps, plot, descent, graph and network count."
    case .tooFewLines: "A calculation in which one line is wrong has at least two."
    case .lineUndecided:
      "Gradus finds the wrong line by comparing each with the one before, and could not for this one. Write a smaller or simpler step."
    case .noMistake:
      "Every line equals the one before it, so there is no mistake to find. Where the first line is the wrong one, give function: and variable:, so that it can be compared with the derivative."
    case .secondMistake:
      "One line is to be found, so one line may not follow. After the mistake go on from the wrong line as somebody who made it would."
    case .badCheckpoint:
      "A checkpoint names a number of steps and what holds then: 10: x = 2.68, loss = 0.104. Before the number the runner may be named: momentum 10: x = 1.2."
    case .noSuchRunner: "The checkpoint names an optimiser that does not run in this block, or one with another rate."
    case _: nil
    }
  }

  private var proofExplanation: String? {
    switch self {
    case .badClaim:
      "A claim has two sides and a sign between them: 3.1^2 = 9.61, d/dx x^2 at x = 3 = 6, sqrt(2) ≈ 1.41, 2 < 3."
    case .claimFalse:
      "Gradus worked out both sides, and they differ. Either the claim is wrong or the text that it guards; mend both."
    case .claimRounded:
      "With = both sides are equal exactly. What you write is the left side rounded; write ≈ and it has to be right to the digits that you give."
    case .claimUndecided:
      "The two sides could neither be proved equal nor different, or an inequality holds variables. Claim it at a point."
    case .predictionDisagrees:
      "The steps were taken twice, by the autodiff core and with exact slopes in interval arithmetic, and led to different places. This is a fault of Gradus; please report the block."
    case .solutionFails:
      "The answer that you give as an example has another derivative than the one asked for. The message shows it."
    case .derivativeTooLarge:
      "A function may have \(Limits.functionNodes) parts and each derivative on the way to the answer \(Limits.derivativeNodes), so that no page takes long to open. Take a smaller function, a lower order, or a point."
    case .answerUndefined:
      "The right answer has no value, or the function has none: a division by zero, a logarithm of something negative, a point outside the domain. With parameters, exclude the values that lead there."
    case .noCorner:
      "With kink: subgradient every number between the slopes on both sides of a corner counts. Here the two are one, or Gradus cannot tell them apart; the field is for one derivative of order 1. Take kink away, or move at: to the corner."
    case .answerDegenerate:
      "With these numbers the answer is 0, which a learner may guess, and which hides mistakes. Exclude the values that lead there: a = -3..3 except 0, or require: a != b."
    case .answerRejected:
      "The answer that Gradus would show, typed in, is not accepted. Ask for it in a simpler form, or at a point; and please report it."
    case .tapeDisagrees:
      "Gradus differentiates twice, by symbols and by its autodiff core, and the two do not agree here. This is a fault of Gradus; please report the exercise."
    case .answerDiffers:
      "answer: beside function: says what you expect, and the function gives something else. The message shows it, with a point at which the two differ."
    case .answerUndecided:
      "answer: and what the function gives could neither be proved equal nor different. Delete answer:, or write it simpler."
    case .wrongIsRight:
      "The listed wrong answer is equal to the right one. With parameters it is so for the draw that the message names; exclude it."
    case .wrongUndecided: "It could not be proved that this answer is wrong. Write it in a simpler form."
    case .wrongShape:
      "A learner who types this is told that something else is asked for, such as a vector, and no attempt is counted; so the reply is never given. Vectors and matrices of another shape, such as a Jacobian with rows and columns exchanged, do get their reply."
    case .wrongUnanswered: "Typed in, this answer does not get the reply below it. Write it in another form."
    case .wrongTwice:
      "Two listed wrong answers are equal, so only the first one's reply is ever given. Put what both have to say into one."
    case .wrongIndistinct:
      "With most of the numbers that may be drawn two mistakes lead to one answer, so its reply may speak of the wrong one. Choose numbers that keep them apart: no 0, 1 or 2 where powers and factors meet, and require: a != b where two parameters can be confused."
    case .mistakesHidden:
      "Among the mistakes that learners make most often one leads here to the right answer, or two to one wrong answer: whoever makes it cannot be told. It is so for most of the numbers that may be drawn. Others keep them apart: no exponent 2 in powers, no inner slope 1 or -1 in chains, no points 0, 1 or 2, no equal coefficients. Where the exercise needs it so, say allow: mistakes-hidden."
    case .hintHasAnswer:
      "The hint holds a formula or a number that is the right answer. A hint says where to look, which rule, or sets up the rule with this problem's parts; the last step is the learner's. Where a number is asked for, what is still to be computed may stand there."
    case .latex: "This is outside the LaTeX that Gradus sets, or not closed. It is shown as it is written."
    case .tooWide:
      "On a terminal of 80 columns a page has \(Limits.pageColumns). Wider code and tables are cut or broken; make them narrower."
    case .tooTall: "A drawing that is higher than the screen cannot be seen at once. Divide it."
    case _: nil
    }
  }

  private var textExplanation: String {
    switch self {
    case .nestedTooDeep:
      "Lists and quotes stand at most \(Limits.blockNesting) deep inside each other; deeper ones are shown less deep."
    case .listTooLong: "At most \(Limits.listItems) list items of a lesson are shown."
    case .tableTooWide: "At most \(Limits.tableColumns) columns of a table are shown; a terminal has no room for more."
    case .codeTooLong: "At most \(binarySize(Limits.codeBytes)) of a code block are shown."
    case .paragraphTooLong:
      "After \(Limits.paragraphLines) lines without a blank one a blank line is put in, so that no text takes long to read."
    case .tooMuchMathematics:
      "At most \(binarySize(Limits.mathematicsBytes)) of mathematics are set in a lesson, so that no page takes long to open."
    case .tooManyLinks: "At most \(Limits.links) links of a lesson are kept; the others are plain text."
    case .tooComplex:
      "The text makes far more pieces than its length, as tables with empty cells do. The rest is left out."
    case .html: "HTML is shown as it stands, since a terminal has no use for it. Comments, <!-- … -->, are not shown."
    case .commentInText: "A comment stands on lines of its own; in the middle of text it is shown."
    case .computationInText:
      "{= …} is worked out in mathematics alone, between dollar signs, where no other mark of Markdown gets in its way."
    case .pauseInside: "A pause divides a page, not a list or a quote. Put it at the margin."
    case .mathematicsNotClosed:
      "There is no second $$. Mathematics on lines of its own holds no blank line, and none of its lines begins like a list."
    case .liveBlockInside: "Live blocks stand at the margin, not in a list or a quote."
    case .unknownBlock:
      "The word after the fence is no block of Gradus, so it is shown as code; it looks like a slip for the one named."
    case .noPages: "The lesson has nothing to show. Each page begins with a heading of two hashes: ## A heading."
    case .duplicateIdentifier:
      "Two blocks of the lesson have one id. Progress hangs on ids, so only the first counts. Rename the newer one: learners may have solved the other already."
    case .duplicateLesson:
      "Two files of the folder make one lesson id: 05-limits.md and 06-limits.md are both limits. Rename one."
    case .prerequisiteMissing:
      "requires: names a lesson that is not in the folder. Ids have no number: chain-rule, not 05-chain-rule."
    case .prerequisiteCircular:
      "Following requires: from lesson to lesson one comes back to where one began. Cut the circle."
    case .duplicateReference: "Two pages have one reference name, so only one of them could be opened by it."
    case .unknownItem: "The folder's outline.txt has no such item. Check the number."
    case .deadLink: "A link without :// leads to another lesson, by its file or its id, and there is none of that name."
    case _: rawValue
    }
  }
}
