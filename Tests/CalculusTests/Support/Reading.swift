import Calculus
import Testing

/// An expression as a test writes it.
func read(_ text: String) throws -> Expression { try Parser.parseExpression(text) }
