/// A name as the description spells it, and what it becomes in Swift.
struct ScopedName {
    var original: String
    var name: String

    /// One Swift name for each, all different. Which one a name becomes does not depend on the order of the others, and
    /// what is spelt like Swift keeps its spelling: of `user_id`, `userId` and `userID`, the last stays `userID`.
    ///
    /// - Parameter suffix: what a reserved name gets at its end.
    static func unique(
        _ wanted: [ScopedName],
        reserved: Set<String> = [],
        suffix: String = "Value"
    ) -> [String] {
        var names = [String](repeating: "", count: wanted.count)
        var taken = Set<String>(minimumCapacity: wanted.count)
        var others: [Int] = []
        for (index, item) in wanted.enumerated() {
            if item.name == item.original, !reserved.contains(item.name), taken.insert(item.name).inserted {
                names[index] = item.name
            } else {
                others.append(index)
            }
        }
        func base(_ index: Int) -> String {
            let name = wanted[index].name
            return reserved.contains(name) ? name + suffix : name
        }
        for index in others { names[index] = base(index) }
        // As a rule there is nothing to decide.
        let clash = others.firstIndex { reserved.contains(names[$0]) || !taken.insert(names[$0]).inserted }
        guard let clash else { return names }
        for index in others[..<clash] { taken.remove(names[index]) }
        others.sort { (wanted[$0].original, $0) < (wanted[$1].original, $1) }
        // Where the numbers of a name have come to, so that a thousand of them are not counted a thousand times.
        var numbers: [String: Int] = [:]
        for index in others {
            let base = names[index]
            var name = base
            while reserved.contains(name) || !taken.insert(name).inserted {
                let number = (numbers[base] ?? 1) + 1
                numbers[base] = number
                name = base.numbered(number)
            }
            names[index] = name
        }
        return names
    }
}

extension String {
    /// The name with a number that is not read as part of one that it ends with.
    func numbered(_ number: Int) -> String {
        last?.isNumber == true ? "\(self)_\(number)" : "\(self)\(number)"
    }
}
