extension Diagnostic {
  /// The name of a kind of diagnostic, the same through all versions: what `gradus lint --explain` takes.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    // The file
    case unreadable
    case notRegular = "not-regular"
    case symbolicLink = "symbolic-link"
    case binary
    case notUTF8 = "not-utf8"
    case fileTooLarge = "file-too-large"
    case tooManyLines = "too-many-lines"
    case lineTooLong = "line-too-long"
    case fileName = "file-name"
    case controlCharacter = "control-character"
    case invisibleCharacter = "invisible-character"

    // Front matter and fields
    case frontMatterMissing = "front-matter-missing"
    case frontMatterUnclosed = "front-matter-unclosed"
    case frontMatterTooLong = "front-matter-too-long"
    case fieldSyntax = "field-syntax"
    case indentedWithoutField = "indented-without-field"
    case itemWithoutField = "item-without-field"
    case tooManyFields = "too-many-fields"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case missingKey = "missing-key"
    case conflictingKeys = "conflicting-keys"
    case needsKey = "needs-key"
    case emptyValue = "empty-value"
    case notOneLine = "not-one-line"
    case notAList = "not-a-list"

    // Values
    case badIdentifier = "bad-id"
    case badName = "bad-name"
    case badNumber = "bad-number"
    case numberOutOfRange = "number-out-of-range"
    case badWholeNumber = "bad-whole-number"
    case unknownWord = "unknown-word"
    case badInterval = "bad-interval"
    case badPoint = "bad-point"
    case badParameter = "bad-parameter"
    case tooManyValues = "too-many-values"
    case badSetting = "bad-setting"
    case notOneOptimizer = "not-one-optimizer"
    case badOption = "bad-option"
    case tooFewOptions = "too-few-options"
    case noRightOption = "no-right-option"
    case missingExplanation = "missing-explanation"
    case formula
    case notAnExpression = "not-an-expression"
    case unknownVariable = "unknown-variable"
    case missingVariable = "missing-variable"
    case givenTwice = "given-twice"
    case missingValue = "missing-value"
    case wrongNumberOfValues = "wrong-number-of-values"
    case wrongNumberOfVariables = "wrong-number-of-variables"
    case badCondition = "bad-condition"

    // Blocks
    case badDefinition = "bad-definition"
    case circularDefinition = "circular-definition"
    case definedVariable = "defined-variable"
    case notAVector = "not-a-vector"
    case requirementsImpossible = "requirements-impossible"
    case badItem = "bad-item"
    case activityWithoutItem = "activity-without-item"
    case activityImpossible = "activity-impossible"
    case nothingToSee = "nothing-to-see"
    case tooFewLines = "too-few-lines"
    case lineUndecided = "line-undecided"
    case noMistake = "no-mistake"
    case secondMistake = "second-mistake"
    case badCheckpoint = "bad-checkpoint"
    case noSuchRunner = "no-such-runner"

    // What claims and exercises prove
    case badClaim = "bad-claim"
    case claimFalse = "claim-false"
    case claimRounded = "claim-rounded"
    case claimUndecided = "claim-undecided"
    case predictionDisagrees = "prediction-disagrees"
    case solutionFails = "solution-fails"
    case answerUndefined = "answer-undefined"
    case derivativeTooLarge = "derivative-too-large"
    case answerDegenerate = "answer-degenerate"
    case noCorner = "no-corner"
    case answerRejected = "answer-rejected"
    case tapeDisagrees = "tape-disagrees"
    case answerDiffers = "answer-differs"
    case answerUndecided = "answer-undecided"
    case wrongIsRight = "wrong-is-right"
    case wrongUndecided = "wrong-undecided"
    case wrongShape = "wrong-shape"
    case wrongUnanswered = "wrong-unanswered"
    case wrongTwice = "wrong-twice"
    case wrongIndistinct = "wrong-indistinct"
    case mistakesHidden = "mistakes-hidden"
    case hintHasAnswer = "hint-has-answer"

    // Typesetting
    case latex
    case tooWide = "too-wide"
    case tooTall = "too-tall"

    // Markdown
    case nestedTooDeep = "nested-too-deep"
    case listTooLong = "list-too-long"
    case tableTooWide = "table-too-wide"
    case codeTooLong = "code-too-long"
    case paragraphTooLong = "paragraph-too-long"
    case tooManyLinks = "too-many-links"
    case tooMuchMathematics = "too-much-mathematics"
    case tooComplex = "too-complex"
    case html
    case commentInText = "comment-in-text"
    case computationInText = "computation-in-text"
    case pauseInside = "pause-inside"
    case mathematicsNotClosed = "mathematics-not-closed"
    case liveBlockInside = "live-block-inside"
    case unknownBlock = "unknown-block"
    case noPages = "no-pages"

    // Between blocks and files
    case duplicateIdentifier = "duplicate-id"
    case duplicateLesson = "duplicate-lesson"
    case prerequisiteMissing = "prerequisite-missing"
    case prerequisiteCircular = "prerequisite-circular"
    case duplicateReference = "duplicate-reference"
    case unknownItem = "unknown-item"
    case deadLink = "dead-link"
  }
}

extension Diagnostic.Code {
  /// An error makes a lesson unfit to be shared; a warning says that something is not as good as it could be.
  package var severity: Diagnostic.Severity { Self.warnings.contains(self) ? .warning : .error }

  private static let warnings: Set<Diagnostic.Code> = [
    .controlCharacter, .invisibleCharacter, .unknownKey, .missingExplanation, .claimUndecided, .answerDegenerate,
    .answerUndecided, .wrongUndecided, .wrongIndistinct, .mistakesHidden, .hintHasAnswer, .tooWide, .nestedTooDeep,
    .listTooLong,
    .tableTooWide,
    .codeTooLong, .paragraphTooLong, .tooManyLinks, .tooMuchMathematics, .tooComplex, .html, .commentInText,
    .computationInText,
    .pauseInside, .mathematicsNotClosed, .unknownBlock, .tooTall,
  ]
}
