import YAML

/// Keywords that restrict values without changing their type.
enum Constraints {
    struct Difference {
        var extent: Extent
        var text: String
    }

    private static let upperBounds: Set = [
        "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains",
    ]
    private static let lowerBounds: Set = [
        "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains",
    ]

    static func differences(from old: [String: Node], to new: [String: Node]) -> [Difference] {
        Set(old.keys).union(new.keys).sorted().compactMap { difference(in: $0, from: old[$0], to: new[$0]) }
    }

    private static func difference(in keyword: String, from old: Node?, to new: Node?) -> Difference? {
        let (before, after) = (old?.json, new?.json)
        guard before != after else { return nil }
        guard let before else {
            return Difference(extent: .narrower, text: "`\(keyword)` is new: \(shown(after))")
        }
        guard let after else {
            return Difference(extent: .wider, text: "`\(keyword)` is gone; it was \(shown(before))")
        }
        let text = "`\(keyword)` was \(shown(before)), and is \(shown(after))"
        guard let oldBound = old?.double, let newBound = new?.double, oldBound != newBound else {
            return Difference(extent: extent(of: keyword, from: old, to: new), text: text)
        }
        if upperBounds.contains(keyword) {
            return Difference(extent: newBound < oldBound ? .narrower : .wider, text: text)
        }
        if lowerBounds.contains(keyword) {
            return Difference(extent: newBound > oldBound ? .narrower : .wider, text: text)
        }
        return Difference(extent: .other, text: text)
    }

    private static func extent(of keyword: String, from old: Node?, to new: Node?) -> Extent {
        if keyword == "uniqueItems" { return new?.bool == true ? .narrower : .wider }
        // Two spellings of one number.
        if let before = old?.double, before == new?.double { return .wider }
        return .other
    }

    private static func shown(_ json: String?) -> String { "`\(json ?? "")`" }
}
