/// A request that can't be sent as it is. The client reports it as its own error.
package struct InvalidRequest: Error, Hashable, CustomStringConvertible {
    package let message: String

    package init(message: String) {
        self.message = message
    }

    package var description: String { message }
}
