import Grading

/// Something wrong in a lesson file: what, and where.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, CaseIterable { case error, warning }

  package var cause: Cause
  package var range: SourceRange

  package init(_ cause: Cause, at range: SourceRange) {
    self.cause = cause
    self.range = range
  }

  package var severity: Severity { cause.row.code.severity }

  /// What can be wrong. Each has a stable code and a sentence (`Diagnostic+Message.swift`).
  package indirect enum Cause: Hashable, Sendable {
    // The file
    case unreadable(reason: String)
    case notRegular
    case symbolicLink
    case binary(offset: Int)
    case notUTF8(offset: Int)
    case fileTooLarge(bytes: Int)
    case tooManyLines(Int)
    case lineTooLong(scalars: Int)
    case fileName(String)
    case controlCharacter(UInt32)
    case invisibleCharacter(UInt32)

    // Front matter and fields
    case frontMatterMissing
    case frontMatterUnclosed
    case frontMatterTooLong(bytes: Int)
    case fieldSyntax
    case indentedWithoutField
    case itemWithoutField(String)
    case tooManyFields(Int)
    case unknownKey(String, of: String, nearest: String?)
    case duplicateKey(String, firstLine: Int)
    case missingKey(String, of: String)
    case missingOneOf([String], of: String)
    case conflictingKeys(String, String)
    case needsKey(String, needed: String)
    case emptyValue(String)
    case notOneLine(String)
    case notAList(String)

    // Values
    case badIdentifier(String)
    case badName(String)
    case badNumber(String)
    case numberOutOfRange(String, lower: String, upper: String)
    case badWholeNumber(String)
    case unknownWord(String, key: String, known: [String], nearest: String?)
    case badInterval(String)
    case badAssignment(String)
    case badParameter(String)
    case badCondition(String)
    case tooManyParameterValues
    case badOptimizerSetting(String)
    case notOneOptimizer
    case badOption
    case tooFewOptions
    case noRightOption
    case missingExplanation(answer: String)
    case formula(String, repair: String?)
    case notAnExpression(String)
    case unknownVariable(String, known: [String])
    case missingVariable([String])
    case givenTwice(String)
    case missingValue(String)
    case wrongNumberOfValues(Int, of: [String])
    case wrongNumberOfVariables(Int, most: Int)
    case badDefinition(String)
    case circularDefinition(String)
    case definedVariable(String)
    case notAVector(String)
    case requirementsImpossible
    case badItem(String)
    case activityWithoutItem(String)
    case activityImpossible(LearningActivity, String)
    case nothingToSee
    case tooFewLines
    case lineUndecided
    case noMistake
    case secondMistake(firstLine: Int)
    case badCheckpoint(String)
    case noSuchRunner

    // What claims and exercises prove
    case badClaim(String)
    case claimFalse(String, String)
    case claimRounded(String)
    case claimUndecided
    case predictionDisagrees(String)
    case solutionFails(String)
    case answerUndefined
    case derivativeTooLarge
    case answerDegenerate
    case noCorner
    case answerNotAccepted(String)
    case tapeDisagrees(String)
    case answerDiffers(String, witness: String?)
    case answerUndecided
    case wrongAnswerIsRight
    case wrongAnswerUndecided
    case wrongAnswerOfOtherShape
    case wrongAnswerUnanswered
    case wrongAnswerTwice(firstLine: Int)
    case wrongAnswersIndistinct(firstLine: Int, meetings: Int, draws: Int)
    case mistakesHidden(MistakenAnswers.Hidden)
    case hintHasAnswer
    /// Found with these values of the parameters.
    case inDraw(String, Cause)

    // Typesetting
    case latex(String)
    case tooWide(columns: Int)
    case tooTall(rows: Int)

    // Markdown
    case nestedTooDeep
    case listTooLong
    case tableTooWide(Int)
    case codeTooLong(bytes: Int)
    case paragraphTooLong
    case tooManyLinks
    case tooMuchMathematics
    case tooComplex
    case htmlShown
    case commentInText
    case computationInText
    case pauseInside
    case mathematicsNotClosed
    case liveBlockInside(String)
    case likelyLiveBlock(String, nearest: String)
    case noPages

    // Between blocks and files
    case duplicateIdentifier(String, firstLine: Int)
    case duplicateReference(String, file: String)
    case unknownItem(String, nearest: String?)
    case deadLink(String, nearest: String?)
    case duplicateLesson(String, file: String)
    case prerequisiteMissing(String, nearest: String?)
    case prerequisiteCircular([String])
    /// So many findings more of a kind, which are not listed.
    case more(Int, Diagnostic.Code)
  }
}

/// A diagnostic and the file it is about.
package struct FileDiagnostic: Hashable, Sendable {
  package var file: String
  package var diagnostic: Diagnostic

  package init(file: String, diagnostic: Diagnostic) {
    self.file = file
    self.diagnostic = diagnostic
  }
}
