import Testing

@testable import Typesetting

@Test func builds() {}
