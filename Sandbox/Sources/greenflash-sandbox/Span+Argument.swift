import ArgumentParser
import SandboxServer

extension Span: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }

    public var defaultValueDescription: String { text }
}
