import Testing

@testable import Courseware

@Test func builds() {}
