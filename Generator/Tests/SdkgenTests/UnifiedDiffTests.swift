import Testing

@testable import sdkgen

@Suite struct UnifiedDiffTests {
    @Test func aChangeIsShownWithThreeLinesAroundIt() {
        let old = (1...10).map { "line \($0)" }.joined(separator: "\n") + "\n"
        let new = old.replacing("line 5", with: "line five")
        let diff = UnifiedDiff(path: "A.swift", old: old, new: new)
        #expect(
            diff.text(limit: 40) == """
                --- A.swift
                +++ A.swift
                @@ -2,7 +2,7 @@
                 line 2
                 line 3
                 line 4
                -line 5
                +line five
                 line 6
                 line 7
                 line 8
                """
        )
        #expect(diff.firstChangedLine == 5)
    }

    @Test func farChangesGetHunksOfTheirOwn() {
        let lines = (1...30).map(String.init)
        var changed = lines
        changed[1] = "two"
        changed.remove(at: 20)
        changed.append("31")
        let diff = UnifiedDiff(
            path: "A",
            old: lines.joined(separator: "\n") + "\n",
            new: changed.joined(separator: "\n") + "\n"
        )
        let heads = diff.text(limit: 100).split(separator: "\n").filter { $0.hasPrefix("@@") }
        #expect(heads == ["@@ -1,5 +1,5 @@", "@@ -18,7 +18,6 @@", "@@ -28,3 +27,4 @@"])
    }

    @Test func newAndStaleFilesAreWhole() {
        #expect(
            UnifiedDiff(path: "A", old: "", new: "x\ny\n").text(limit: 9)
                == "--- /dev/null\n+++ A\n@@ -0,0 +1,2 @@\n+x\n+y"
        )
        #expect(
            UnifiedDiff(path: "A", old: "x\n", new: "").text(limit: 9) == "--- A\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x"
        )
    }

    @Test func whatIsLeftOutIsCounted() {
        let new = (1...20).map(String.init).joined(separator: "\n") + "\n"
        let text = UnifiedDiff(path: "A", old: "", new: new).text(limit: 5)
        #expect(text.hasSuffix("... 16 more lines"))
    }
}
