import Testing

@testable import Practice

struct MomentTests {
  @Test(
    arguments: [
      (0, "19700101T000000Z"), (-1, "19691231T235959Z"), (951_782_400_000, "20000229T000000Z"),
      (1_767_268_800_000, "20260101T120000Z"), (4_107_542_399_999, "21000228T235959Z"),
      (4_107_542_400_000, "21000301T000000Z"),
    ] as [(Int64, String)])
  func stamp(milliseconds: Int64, expected: String) {
    #expect(Moment(milliseconds: milliseconds, offset: 0).stamp == expected)
  }

  @Test(arguments: [Int64.min, Int64.max])
  func extremesDoNotTrap(milliseconds: Int64) {
    let moment = Moment(milliseconds: milliseconds, offset: 14 * 3600)
    #expect(!moment.stamp.isEmpty)
    #expect(abs(moment.day) > 1_000_000_000)
  }

  @Test func dayChangesAtFourInTheMorningOfLocalTime() {
    let hour: Int64 = 3_600_000
    func day(_ local: Int64, _ offsetHours: Int) -> Int {
      Moment(milliseconds: (local - Int64(offsetHours)) * hour, offset: offsetHours * 3600).day
    }
    for zone in [-11, -5, 0, 2, 14] {
      #expect(day(3, zone) == -1)
      #expect(day(4, zone) == 0)
      #expect(day(27, zone) == 0)
      #expect(day(28, zone) == 1)
    }
  }
}
