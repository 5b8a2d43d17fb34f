/// The cycles of a graph: Tarjan's algorithm, with a stack of its own because chains can be long.
struct StronglyConnected {
    /// The number of its component for every node that lies on a cycle.
    static func components(of edges: [String: [String]]) -> [String: Int] {
        let names = Array(edges.keys)
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        // What leads nowhere lies on no cycle.
        var graph = StronglyConnected(edges: names.map { (edges[$0] ?? []).compactMap { numbers[$0] } })
        for node in names.indices where graph.indices[node] == nil { graph.visit(node) }
        var components: [String: Int] = [:]
        for (node, component) in graph.components.enumerated() { components[names[node]] = component }
        return components
    }

    /// From each node to the others, by their numbers.
    private let edges: [[Int]]
    private var indices: [Int?]
    private var lowest: [Int]
    private var stack: [Int] = []
    private var isOnStack: [Bool]
    private var components: [Int?]
    private var visited = 0
    private var count = 0

    private init(edges: [[Int]]) {
        self.edges = edges
        indices = Array(repeating: nil, count: edges.count)
        lowest = Array(repeating: 0, count: edges.count)
        isOnStack = Array(repeating: false, count: edges.count)
        components = Array(repeating: nil, count: edges.count)
    }

    private mutating func visit(_ start: Int) {
        var path: [(node: Int, next: Int)] = []
        enter(start, &path)
        while let last = path.last {
            let targets = edges[last.node]
            if last.next < targets.count {
                path[path.count - 1].next += 1
                let target = targets[last.next]
                if let index = indices[target] {
                    if isOnStack[target] { lowest[last.node] = min(lowest[last.node], index) }
                } else {
                    enter(target, &path)
                }
            } else {
                path.removeLast()
                if let parent = path.last { lowest[parent.node] = min(lowest[parent.node], lowest[last.node]) }
                if lowest[last.node] == indices[last.node] { close(last.node) }
            }
        }
    }

    private mutating func enter(_ node: Int, _ path: inout [(node: Int, next: Int)]) {
        indices[node] = visited
        lowest[node] = visited
        visited += 1
        stack.append(node)
        isOnStack[node] = true
        path.append((node, 0))
    }

    private mutating func close(_ node: Int) {
        var members: [Int] = []
        while let last = stack.popLast() {
            isOnStack[last] = false
            members.append(last)
            if last == node { break }
        }
        guard members.count > 1 || edges[node].contains(node) else { return }
        for member in members { components[member] = count }
        count += 1
    }
}
