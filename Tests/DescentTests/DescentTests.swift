import Testing

@testable import Descent

@Test func builds() {}
