import Testing

@testable import Journal

@Test func builds() {}
