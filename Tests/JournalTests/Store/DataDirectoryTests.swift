import Testing

@testable import Journal

@Test(
  arguments: [
    (nil, [:], nil),
    (nil, ["HOME": ""], nil),
    (nil, ["HOME": "home/ada"], nil),
    (nil, ["HOME": "/home/ada"], "/home/ada/.local/share/gradus"),
    (nil, ["HOME": "/"], "/.local/share/gradus"),
    (nil, ["HOME": "/home/ada", "XDG_DATA_HOME": "/data"], "/data/gradus"),
    (nil, ["HOME": "/home/ada", "XDG_DATA_HOME": "data"], "/home/ada/.local/share/gradus"),
    (nil, ["HOME": "/home/ada", "XDG_DATA_HOME": ""], "/home/ada/.local/share/gradus"),
    ("here", ["HOME": "/home/ada"], "here"),
    ("/there", [:], "/there"),
    ("", ["HOME": "/home/ada"], "/home/ada/.local/share/gradus"),
  ] as [(String?, [String: String], String?)])
func dataDirectory(option: String?, environment: [String: String], expected: String?) {
  #expect(DataDirectory.path(option: option, environment: environment) == expected)
}
