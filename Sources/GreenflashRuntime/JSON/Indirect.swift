/// Holds a value outside of the one that it is part of, so that a type can contain itself.
///
/// ```swift
/// public struct Comment: Codable, Hashable, Sendable {
///     public var text: String
///     @Indirect public var answerTo: Comment?
/// }
/// ```
///
/// It behaves as the value itself: a copy is independent, and equal values are equal.
@propertyWrapper
public struct Indirect<Value> {
    // An enumeration, and not a class: it is as much a value as what it holds, and Sendable without a promise.
    fileprivate indirect enum Storage {
        case stored(Value)
    }

    private var storage: Storage

    /// Stores the value.
    public init(wrappedValue: Value) {
        storage = .stored(wrappedValue)
    }

    /// The value.
    public var wrappedValue: Value {
        get {
            switch storage {
            case .stored(let value): value
            }
        }
        set { storage = .stored(newValue) }
    }
}

extension Indirect.Storage: Sendable where Value: Sendable {}
extension Indirect: Sendable where Value: Sendable {}

extension Indirect: Equatable where Value: Equatable {
    public static func == (left: Indirect, right: Indirect) -> Bool {
        left.wrappedValue == right.wrappedValue
    }
}

extension Indirect: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(wrappedValue)
    }
}

extension Indirect: CustomStringConvertible {
    /// The value's own description.
    public var description: String { String(describing: wrappedValue) }
}
