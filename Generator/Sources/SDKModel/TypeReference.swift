/// A use of a type, as it stands after a colon.
public indirect enum TypeReference: Sendable, Hashable {
    case string
    case bool
    case int
    case double
    case date
    /// Any JSON value.
    case json
    case array(TypeReference)
    /// A JSON object with values of one type.
    case dictionary(TypeReference)
    /// A value that may be `null` inside an array or an object.
    case optional(TypeReference)
    /// A declared type by its full name, such as `InteractionDetail.Message`.
    case named(String)
}
