extension ObjectReader {
    /// What a member holds in another spelling, where it does not fit as it is.
    ///
    /// Never inlined: it is the way that reading does not take.
    ///
    /// - Parameter error: Why it does not fit.
    /// - Throws: `DecodingError` where it is no other spelling either.
    @inline(never)
    func respelt<T: Decodable>(_ key: StringKey, _ error: any Error) throws -> T {
        // JSONDecoder is asked next.
        if error is JSONDocument.Unreadable { throw error }
        // A union that weighs its members tells them apart by what fits exactly.
        guard tally == nil, Respelling.mayHelp(T.self, after: error, depth: container.codingPath.count + 1) else {
            throw DecodingError(error, reading: T.self, at: container.codingPath + [key])
        }
        return try container.decode(Respelt<T>.self, forKey: key).value
    }
}
