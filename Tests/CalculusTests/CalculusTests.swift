import Testing

@testable import Calculus

@Test func builds() {}
