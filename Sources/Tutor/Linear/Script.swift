/// What a screen says in the linear mode: lines to be read out, and what may be answered.
struct Script<Action: Sendable>: Sendable {
  struct Choice: Sendable {
    /// What is chosen, in words; the first word chooses it too.
    let label: String
    let action: Action
  }

  var lines: [ScriptLine] = []
  var choices: [Choice] = []
  /// What is to be typed, where something is; choices are then made by their words alone.
  var prompt: String?
  /// The part of the screen that this is, such as a page: with another, everything is said anew.
  var section = 0

  mutating func say(_ text: String) { lines.append(ScriptLine(text)) }

  /// A label that can be searched for, and what belongs to it: the first line bears the label.
  mutating func say(_ label: String, _ texts: [String]) {
    for (index, text) in texts.enumerated() { say(index == 0 ? "\(label): \(text)" : text) }
  }

  mutating func offer(_ label: String, _ action: Action) { choices.append(Choice(label: label, action: action)) }
}

/// A line of a script.
struct ScriptLine: Hashable, Sendable {
  let text: String
  /// Tells lines of one text apart that are to be said each time, such as two equal results.
  var number = 0

  init(_ text: String, number: Int = 0) {
    (self.text, self.number) = (text, number)
  }
}

/// A script without the actions behind its choices.
struct Narration: Sendable {
  var lines: [ScriptLine]
  var choices: [String]
  var prompt: String?
  var section: Int
}

extension Screen {
  func narration(_ context: Context) -> Narration {
    let script = script(context)
    return Narration(
      lines: script.lines, choices: script.choices.map(\.label), prompt: script.prompt, section: script.section)
  }

  /// Takes the choice with this number, from 0.
  mutating func choose(_ index: Int, _ context: Context) -> [Effect] {
    let choices = script(context).choices
    return choices.indices.contains(index) ? perform(choices[index].action, context) : []
  }
}
