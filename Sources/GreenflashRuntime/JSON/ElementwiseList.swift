import Foundation

/// A list that is read element by element: those that fit their type, and why the others don't.
///
/// It costs more than reading the list at once, and is for when that has failed.
struct ElementwiseList<Element: Decodable>: Decodable {
    private(set) var elements: [Element] = []
    private(set) var failures: [(index: Int, error: any Error)] = []
    /// How many there are, those included that don't fit.
    private(set) var count = 0

    private struct Outcome: Decodable {
        let result: Result<Element, any Error>

        init(from decoder: any Decoder) {
            result = Result { try Respelt<Element>(from: decoder).value }
        }
    }

    init() {}

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            switch try container.decode(Outcome.self).result {
            case .success(let element): elements.append(element)
            case .failure(let error): failures.append((count, error))
            }
            count += 1
        }
    }
}

/// A list of some type, for code that does not know of which.
protocol ElementwiseReadable: Decodable {
    /// Reads the elements one by one.
    ///
    /// - Throws: `DecodingError` where there is no list.
    static func readElements(
        of data: Data
    ) throws -> (list: Self, failures: [(index: Int, error: any Error)])
}

extension Array: ElementwiseReadable where Element: Decodable {
    static func readElements(
        of data: Data
    ) throws -> (list: [Element], failures: [(index: Int, error: any Error)]) {
        let list = try JSONCoding.decode(ElementwiseList<Element>.self, from: data)
        return (list.elements, list.failures)
    }
}
