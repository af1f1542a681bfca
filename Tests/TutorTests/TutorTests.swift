import Testing

@testable import Tutor

@Test func builds() {}
