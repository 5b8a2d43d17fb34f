/// Guesses what a name was meant to be.
enum Spelling {
    /// `did you mean 'role'?`, or what there is.
    static func hint(for name: String, among names: [String]) -> String {
        if let guess = guess(name, among: names) { return "did you mean '\(guess)'?" }
        return names.isEmpty ? "expected none" : "expected one of \(names.joined(separator: ", "))"
    }

    private static func guess(_ name: String, among names: [String]) -> String? {
        let plain = simplified(name)
        let most = plain.count < 5 ? 1 : 2
        return names.map { (name: $0, distance: distance(plain, simplified($0))) }
            .filter { $0.distance <= most }
            .min { $0.distance < $1.distance }?.name
    }

    /// `external_user_id` and `externalUserID` are one and the same.
    private static func simplified(_ name: String) -> [Character] {
        name.lowercased().filter { $0 != "_" && $0 != "-" }.map(\.self)
    }

    /// Levenshtein's: the letters to put in, leave out or change.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(diagonal + (letter == other ? 0 : 1), above + 1, row[column] + 1)
                diagonal = above
            }
        }
        return row[second.count]
    }
}
