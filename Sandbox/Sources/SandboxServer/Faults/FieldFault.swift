extension Fault {
    /// A member of the answer's JSON that is not as it should be.
    struct FieldFault: Sendable, Hashable {
        enum Change: Sendable, Hashable {
            case missing
            case null
            /// A value of another type, made from the real one.
            case wrongType
            /// This JSON text instead of the value, spelt as it is.
            case replace(String)
            /// The member twice, the second time with this JSON text; with its own value where there is none.
            case duplicate(String?)
        }

        let change: Change
        /// A JSON pointer (RFC 6901), in which `*` stands for every member or element; or the name of a member of the
        /// answer, or of each element of a list.
        let path: String

        /// The tokens of the pointers meant: for a name both the answer's own member and that of its elements.
        var pointers: [[String]] {
            guard path.hasPrefix("/") else { return [[path], ["*", path]] }
            return [
                path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
                    .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
            ]
        }

        /// Changes a value.
        /// - Returns: Whether there was anything at the path.
        func apply(to json: inout EditableJSON) -> Bool {
            var isFound = false
            for pointer in pointers where json.edit(pointer[...], change) { isFound = true }
            return isFound
        }
    }
}
