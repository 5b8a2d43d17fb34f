/// Date-times as JSON Schema means them (RFC 3339, section 5.6): `2026-01-15T09:30:00.000Z`.
enum DateTimeText {
    static func isValid(_ text: String) -> Bool {
        var rest = Substring(text)
        guard let year = take(4, &rest), take("-", &rest), let month = take(2, &rest), (1...12).contains(month),
            take("-", &rest), let day = take(2, &rest), (1...days(in: month, of: year)).contains(day),
            take("Tt", &rest), let hour = take(2, &rest), hour < 24, take(":", &rest), let minute = take(2, &rest),
            minute < 60, take(":", &rest), let second = take(2, &rest), second <= 60
        else { return false }
        if take(".", &rest) {
            let digits = rest.prefix { isDigit($0) }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(digits.count)
        }
        if take("Zz", &rest) { return rest.isEmpty }
        guard take("+-", &rest), let hours = take(2, &rest), hours < 24, take(":", &rest),
            let minutes = take(2, &rest), minutes < 60
        else { return false }
        return rest.isEmpty
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    private static func take(_ count: Int, _ text: inout Substring) -> Int? {
        let digits = text.prefix(count)
        guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
        text = text.dropFirst(count)
        return Int(digits)
    }

    private static func take(_ characters: String, _ text: inout Substring) -> Bool {
        guard let first = text.first, characters.contains(first) else { return false }
        text = text.dropFirst()
        return true
    }
}
