import Testing

@testable import Grading

@Test func builds() {}
