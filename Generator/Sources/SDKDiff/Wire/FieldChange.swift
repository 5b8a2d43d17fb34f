import OpenAPI

/// A field of an object in two versions: whether it has to be there, and may be `null`.
struct FieldChange {
    var name: String
    var old: ValueShape
    var new: ValueShape
    var wasRequired: Bool
    var isRequired: Bool
    var direction: Direction

    /// A field that only answers have is in no request, and the other way round.
    var isCarried: Bool {
        switch direction {
        case .request: !(old.isReadOnly && new.isReadOnly)
        case .answer: !(old.isWriteOnly && new.isWriteOnly)
        }
    }

    var presence: [(Verdict, String)] {
        switch direction {
        case .request: requestPresence
        case .answer: answerPresence
        }
    }

    private var requestPresence: [(Verdict, String)] {
        var reasons: [(Verdict, String)] = []
        if new.isReadOnly, !old.isReadOnly {
            reasons.append((.neutral, "`\(name)` is sent for nothing: only the service sets it"))
        }
        let (before, after) = (wasRequired && !old.isReadOnly, isRequired && !new.isReadOnly)
        if after, !before { reasons.append((.breaking, "`\(name)` must be sent")) }
        if before, !after { reasons.append((.additive, "`\(name)` can be left out")) }
        if old.isNullable, !new.isNullable, !new.isAnything {
            reasons.append((.breaking, "`\(name)` must not be null"))
        }
        if new.isNullable, !old.isNullable, !old.isAnything { reasons.append((.additive, "`\(name)` may be null")) }
        return reasons
    }

    /// Clients take `null` for missing where the field may be missing, and the other way round.
    private var answerPresence: [(Verdict, String)] {
        var reasons: [(Verdict, String)] = []
        let isSafe = !wasRequired || old.isNullable && !old.isAnything
        let (before, after) = (wasRequired && !old.isWriteOnly, isRequired && !new.isWriteOnly)
        if before, !after {
            let text = isSafe ? "which clients take for null" : "and clients cannot do without it"
            reasons.append((isSafe ? .neutral : .breaking, "`\(name)` may be missing, \(text)"))
        }
        if after, !before { reasons.append((.neutral, "`\(name)` is always there")) }
        if new.isNullable, !old.isNullable, !old.isAnything {
            let text = isSafe ? "which clients take for missing" : "and clients need a value"
            reasons.append((isSafe ? .neutral : .breaking, "`\(name)` may be null, \(text)"))
        }
        if old.isNullable, !new.isNullable, !new.isAnything { reasons.append((.neutral, "`\(name)` is never null")) }
        return reasons
    }
}
