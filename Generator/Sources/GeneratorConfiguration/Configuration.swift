public import YAML

/// What the person who generates a module has decided: where it comes from and goes to, what of the description becomes
/// part of it, and under which names.
///
/// Every value that may turn out not to fit the description carries its place in the file.
public struct Configuration: Sendable {
    /// The OpenAPI description; relative to the configuration's folder.
    public var spec: Located<String>?
    /// The folder of the generated module; relative to the configuration's folder.
    public var output: Located<String>?
    /// The name of the generated module.
    public var module: Located<String>?
    /// The module that has the runtime, under the name that generated files import.
    public var runtime = "GreenflashRuntime"
    public var access = AccessLevel.public
    /// Operations that are generated. Empty: all.
    public var include = OperationFilter()
    /// Operations that are left out, after ``include``.
    public var exclude = OperationFilter()
    public var renames = Renames()
    /// The first rule that fits an operation holds.
    public var pagination: [PagingRule] = []
    public var conformances = ConformanceRules()
    /// From the name of a `format` to a Swift type.
    public var formats: [FormatMapping] = []
    public var streams = StreamRules()

    public init() {}
}

/// A value and where the configuration says it.
public struct Located<Value: Sendable>: Sendable {
    public var value: Value
    public var position: SourcePosition

    public init(_ value: Value, at position: SourcePosition) {
        self.value = value
        self.position = position
    }
}

/// Who can see the generated declarations.
public enum AccessLevel: String, Sendable, CaseIterable {
    case `public`, package, `internal`
}

/// Operations by tag, path and id: those that any of the patterns describes.
public struct OperationFilter: Sendable {
    public var tags: [Located<Glob>] = []
    public var paths: [Located<Glob>] = []
    public var operations: [Located<Glob>] = []

    public init() {}

    public var isEmpty: Bool { tags.isEmpty && paths.isEmpty && operations.isEmpty }
}

/// Names that are chosen and not derived.
public struct Renames: Sendable {
    public struct Rename: Sendable {
        /// A name of the description, or a JSON pointer into it.
        public var original: String
        public var replacement: String
        public var position: SourcePosition
    }

    /// By the name of a component schema.
    public var schemas: [Rename] = []
    /// By `operationId`, or `GET /path`; to `resource.method`, or to the method's name alone.
    public var operations: [Rename] = []
    /// By name, by `operationId.name`, or by pointer.
    public var parameters: [Rename] = []
    /// By name, by `Schema.name`, or by pointer.
    public var properties: [Rename] = []

    public init() {}
}

/// What is a Swift type of its own where the description only says `format`.
public struct FormatMapping: Sendable {
    public enum Target: String, Sendable, CaseIterable {
        case string = "String"
        case uuid = "UUID"
        case url = "URL"
        case date = "Date"
        case calendarDate = "CalendarDate"
        case data = "Data"
        case decimal = "Decimal"
        case int = "Int"
        case int64 = "Int64"
        case uint64 = "UInt64"
        case double = "Double"
    }

    public var format: String
    public var target: Target
    public var position: SourcePosition
}

/// How streams are read where the description has no word for it.
public struct StreamRules: Sendable {
    /// The data of a server-sent event that ends a stream of JSON values and is none itself. `nil`: there is no such.
    public var terminator: String? = "[DONE]"

    public init() {}
}
