import ArgumentParser

/// The command line.
@main
struct Sdkgen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sdkgen",
        abstract: "Turns an OpenAPI description into a Swift module.",
        discussion: """
            The module stands on GreenflashRuntime and needs nothing else. The same description always gives the same \
            bytes.

            Exit status: 0 when all is well; 1 when 'check' finds the output out of date, or the description cannot be \
            used; 2 when 'diff' finds what is not to pass; 64 when the command line is wrong.
            """,
        subcommands: [Generate.self, Check.self, Diff.self]
    )
}
