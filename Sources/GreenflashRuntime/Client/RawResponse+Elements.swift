import Foundation

// Lists that do not fit as they are.

extension RawResponse {
    /// The elements of an answer that is a list.
    ///
    /// - Parameter position: How many elements the pages before had.
    func elements<Item: Decodable>(
        from position: Int
    ) throws -> (items: [Item], leftOut: [UndecodableElement]) {
        do {
            return (try JSONCoding.decode([Item].self, from: body), [])
        } catch {
            if let items = try respelt([Item].self, after: error) { return (items, []) }
            guard let report = elementReport, let list = try? [Item].readElements(of: body) else {
                throw undecodable(error)
            }
            return (list.list, report.leaveOut(list.failures, of: JSONText(body), at: [], from: position))
        }
    }

    /// What an answer has of a page.
    ///
    /// - Parameter position: How many elements the pages before had.
    func content<Item: Decodable>(
        _ style: PageStyle,
        from position: Int
    ) throws -> (content: PageContent<Item>, leftOut: [UndecodableElement]) {
        do {
            return (try read(style, isElementwise: false), [])
        } catch {
            guard let report = elementReport,
                let content: PageContent<Item> = try? read(style, isElementwise: true)
            else { throw undecodable(error) }
            let path = (style.items?.names ?? []).map { StringKey($0) }
            return (content, report.leaveOut(content.failures, of: JSONText(body), at: path, from: position))
        }
    }

    private func read<Item: Decodable>(_ style: PageStyle, isElementwise: Bool) throws -> PageContent<Item> {
        let configuration = PageContent<Item>.DecodingConfiguration(style: style, isElementwise: isElementwise)
        return try JSONCoding.decode(PageContent<Item>.self, from: body, configuration: configuration)
    }

    /// The body in another spelling of the type's values; `nil` where it has none.
    func respelt<T: Decodable>(_ type: T.Type, after error: any Error) throws -> T? {
        guard Respelling.mayHelp(type, after: error, depth: 0) else { return nil }
        do {
            return try JSONCoding.decode(Respelt<T>.self, from: body).value
        } catch {
            // Without a list, no element of it can be left out.
            guard elementReport == nil || !(type is any ElementwiseReadable.Type) else { return nil }
            throw undecodable(error)
        }
    }

    /// The body as a list of those elements that fit.
    func leavingOut<T: Decodable>(_ type: T.Type, after error: any Error) throws -> T {
        guard let report = elementReport, let listType = type as? any ElementwiseReadable.Type,
            let (list, failures) = try? listType.readElements(of: body), let list = list as? T
        else { throw undecodable(error) }
        _ = report.leaveOut(failures, of: JSONText(body), at: [], from: 0)
        return list
    }

    private func undecodable(_ error: any Error) -> APIError {
        let problem = DecodingFailure(error, in: redaction(body)).message
        return APIError(info, body, request, redaction, "The answer could not be read: \(problem)", error)
    }
}

extension ElementReport {
    /// Reports several elements of one list.
    ///
    /// - Parameters:
    ///   - failures: Their places in the list, and why they don't fit.
    ///   - text: The whole answer.
    ///   - path: Where in it the list is.
    ///   - position: How many elements came before this list.
    func leaveOut(
        _ failures: [(index: Int, error: any Error)],
        of text: JSONText,
        at path: [any CodingKey],
        from position: Int
    ) -> [UndecodableElement] {
        let ranges = text.elements(at: path)
        return failures.map { index, error in
            let json = ranges.indices.contains(index) ? text[ranges[index]] : Data()
            return leaveOut(
                position: position + index,
                index: index,
                json: json,
                DecodingFailure(error, inElement: json, depth: path.count + 1)
            )
        }
    }
}
