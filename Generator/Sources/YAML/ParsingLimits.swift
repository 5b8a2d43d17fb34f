/// Bounds on what a document may cost those who walk through it.
struct ParsingLimits {
    /// Bytes of a file. The largest published descriptions have about 40 million.
    var bytes = Node.largestInput
    /// Keys and values that are written out. A tree of that many takes about 300 MB.
    var nodes = 5_000_000
    /// Levels of lists and mappings inside each other, counted through aliases. Who walks through the tree recurses, and
    /// some threads have a stack of 512 kB.
    var depth = 200
    /// Nodes that stand in the tree only because an alias repeats them. A few lines of aliases to aliases, the
    /// "billion laughs", would otherwise stand for more nodes than any machine can visit.
    var aliasedNodes = 250_000
    /// Errors that leave the rest readable and are reported together.
    var errors = 1000
}
