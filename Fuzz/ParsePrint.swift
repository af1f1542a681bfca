/// Whatever reads, prints in every notation, and what is printed reads back as the same expression.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParsePrint(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let formula: Formula
  do {
    formula = try Parser.parse(text)
  } catch {
    check(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, "an error outside of the text")
    for repair in error.repairs {
      check((try? Parser.parse(repair.text)) != nil, "a repair that does not read: \(repair.text)")
    }
    return 0
  }
  guard let expression = formula.expression, !expression.isUndefined, expression.weight < 2_000 else { return 0 }
  check((try? Parser.parseExpression(text)) == expression, "two readings")
  for notation in Notation.allCases {
    let printed = expression.text(notation)
    guard printed.unicodeScalars.count <= Bounds.characters else { continue }
    do {
      let again = try Parser.parseExpression(printed)
      check(again == expression, "\(expression) prints as \(printed), which reads as \(again)")
    } catch {
      // A short text can print as one that is nested deeper, or that writes a larger number out, than may be typed.
      let isBound = [.tooDeep, .numberTooLong, .numberTooLarge].contains(error.cause)
      check(isBound, "\(expression) prints as \(printed): \(error.message)")
    }
  }
  return 0
}
