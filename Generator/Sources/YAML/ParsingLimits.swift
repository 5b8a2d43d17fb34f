/// Bounds on what a document may cost those who walk through it.
struct ParsingLimits {
    /// Levels of lists and mappings inside each other, counted through aliases.
    var depth = 512
    /// Nodes that stand in the tree only because an alias repeats them. A few lines of aliases to aliases, the
    /// "billion laughs", would otherwise stand for more nodes than any machine can visit.
    var aliasedNodes = 250_000
}
