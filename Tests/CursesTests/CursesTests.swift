import Testing

@testable import Curses

@Test func builds() {}
