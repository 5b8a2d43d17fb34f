/// The candidate that a misspelt name most likely means: the nearest one, if it is near at all.
///
/// A look at every candidate costs the product of the two lengths, so only candidates of a similar length are looked at.
package func closest(to name: String, in candidates: [String]) -> String? {
    let letters = Array(name.lowercased().unicodeScalars)
    var best: String?
    // One letter in three may be wrong, and one in a short name, but never all of them.
    var bestDistance = min(max(1, letters.count / 3) + 1, max(1, letters.count))
    for candidate in candidates where candidate != name {
        // Bytes are quick to count, and at most three more than letters for each of them.
        guard abs(candidate.utf8.count - name.utf8.count) < bestDistance + 3 * letters.count else { continue }
        let other = Array(candidate.lowercased().unicodeScalars)
        guard abs(other.count - letters.count) < bestDistance else { continue }
        let distance = editDistance(letters, other, below: bestDistance)
        if distance < bestDistance {
            best = candidate
            bestDistance = distance
        }
    }
    return best
}

/// Letters to insert, delete, replace, or swap with their neighbour, to get from one name to the other (optimal string
/// alignment). Gives up with `limit` when it cannot be less.
private func editDistance(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar], below limit: Int) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...to.count)
    for row in 0..<from.count {
        var current = [row + 1]
        current.reserveCapacity(to.count + 1)
        for column in 0..<to.count {
            let replaced = previous[column] + (from[row] == to[column] ? 0 : 1)
            var distance = min(replaced, previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
                distance = min(distance, beforePrevious[column - 1] + 1)
            }
            current.append(distance)
        }
        guard current.contains(where: { $0 < limit }) else { return limit }
        beforePrevious = previous
        previous = current
    }
    return previous[to.count]
}
