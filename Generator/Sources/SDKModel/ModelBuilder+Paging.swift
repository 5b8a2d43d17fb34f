import GeneratorConfiguration
import OpenAPI
import YAML

/// Lists that the configuration finds in answers.
extension ModelBuilder {
    /// What an operation answers after the first rule that fits it.
    mutating func paged(
        _ result: Method.Result,
        of operation: Operation,
        body: Body?
    ) -> (result: Method.Result, paging: Paging?) {
        for (index, rule) in configuration.pagination.enumerated() {
            let patterns = rule.operations.filter { $0.value.matches(operation.label) }
            guard !patterns.isEmpty else { continue }
            pagingUse[index, default: PagingUse()].matched += 1
            switch list(rule, of: result, operation, body: body) {
            case .success(let list):
                pagingUse[index]?.fitted += 1
                return list
            case .failure(let misfit):
                if let exact = patterns.first(where: \.value.isExact) {
                    error("'\(operation.label)' does not fit the rule: \(misfit.reason)", at: exact.position)
                }
                let reason = "'\(operation.label)': \(misfit.reason)"
                if pagingUse[index]?.reason == nil { pagingUse[index]?.reason = reason }
            }
        }
        return (result, nil)
    }

    /// Rules and patterns that were of no use.
    mutating func reportIdlePagingRules(in whole: Document) {
        let labels = whole.operations.map(\.label)
        let kept = Set(document.operations.map(\.label))
        for (index, rule) in configuration.pagination.enumerated() {
            for pattern in rule.operations where !labels.contains(where: pattern.value.matches) {
                let text = pattern.value.text
                guard pattern.value.isExact else {
                    warning("'pagination': no operation is like '\(text)'", at: pattern.position)
                    continue
                }
                let meant = closest(to: text, in: labels).map { "; did you mean '\($0)'?" } ?? ""
                error("'pagination': there is no operation '\(text)'\(meant)", at: pattern.position)
            }
            guard let use = pagingUse[index] else {
                // Earlier rules, or a filter, may have taken what this one is for.
                let isShadowed = rule.operations.contains { kept.contains(where: $0.value.matches) }
                if isShadowed { warning("the rule is for nothing: earlier ones fit first", at: rule.position) }
                continue
            }
            if use.fitted == 0, rule.operations.allSatisfy({ !$0.value.isExact }) {
                warning("the rule fits no operation; \(use.reason ?? "")", at: rule.position)
            }
        }
    }

    /// Why an operation is none of a rule's.
    private struct Misfit: Error {
        var reason: String
    }

    private func list(
        _ rule: PagingRule,
        of result: Method.Result,
        _ operation: Operation,
        body: Body?
    ) -> Result<(result: Method.Result, paging: Paging?), Misfit> {
        switch (rule.style, result) {
        case (.none, .list(let element)): .success((.value(.array(element)), nil))
        case (.none, _): .success((result, nil))
        case (.link, .list): .success((result, nil))
        case (.link, .value(.array(let element))): .success((.list(element: element), nil))
        case (.link, _): .failure(Misfit(reason: "its answer is no array"))
        case (_, .value(let page)): counted(rule, in: page, operation, body: body)
        case (_, .list(let element)): counted(rule, in: .array(element), operation, body: body)
        default: .failure(Misfit(reason: "its answer is no JSON"))
        }
    }

    private func counted(
        _ rule: PagingRule,
        in page: TypeReference,
        _ operation: Operation,
        body: Body?
    ) -> Result<(result: Method.Result, paging: Paging?), Misfit> {
        do throws(Misfit) {
            guard let parameter = rule.parameter else { throw Misfit(reason: "the rule has no 'parameter'") }
            switch rule.location {
            case .query: try requireQuery(parameter.text, of: operation)
            case .body:
                guard let body, case .json = body.content, field(parameter.names, of: body.type) != nil else {
                    throw Misfit(reason: "its request body is no JSON with a field '\(parameter.text)'")
                }
            }
            for fixed in rule.send { try requireQuery(fixed.name, of: operation) }
            guard let items = field(rule.items?.names ?? [], of: page), case .array(let element) = items else {
                let place = rule.items.map { "'\($0.text)' of its answer" } ?? "its answer"
                throw Misfit(reason: "\(place) is no array")
            }
            for path in [rule.next, rule.more, rule.total, rule.pages].compactMap({ $0 }) {
                guard field(path.names, of: page) != nil else {
                    throw Misfit(reason: "its answer has no field '\(path.text)'")
                }
            }
            if let last = rule.last, field(last.names, of: element) == nil {
                throw Misfit(reason: "its items have no field '\(last.text)'")
            }
            return .success((.list(element: element), paging(rule, parameter.names, page)))
        } catch {
            return .failure(error)
        }
    }

    private func paging(_ rule: PagingRule, _ parameter: [String], _ page: TypeReference) -> Paging {
        let advance: Paging.Advance =
            if let next = rule.next {
                .cursor(next: next.names)
            } else if let last = rule.last {
                .last(last.names)
            } else if rule.style == .page {
                .page(first: rule.first, pages: rule.pages?.names)
            } else {
                .offset(total: rule.total?.names)
            }
        return Paging(
            advance: advance,
            parameter: parameter,
            isInBody: rule.location == .body,
            items: rule.items?.names,
            more: rule.more?.names,
            sending: rule.send.map { Paging.Fixed(name: $0.name, value: $0.value) },
            page: page
        )
    }

    private func requireQuery(_ name: String, of operation: Operation) throws(Misfit) {
        guard operation.parameters.contains(where: { $0.name == name && $0.location == .query }) else {
            throw Misfit(reason: "it has no query parameter '\(name)'")
        }
    }

    /// The type behind names of fields, as deep as the document says what there is.
    private func field(_ names: [String], of type: TypeReference) -> TypeReference? {
        var type = type
        if case .optional(let wrapped) = type { type = wrapped }
        guard let name = names.first else { return type }
        let rest = Array(names.dropFirst())
        switch type {
        case .json: return .json
        case .dictionary(let value): return field(rest, of: value)
        case .named(let typeName):
            guard case .structure(let structure)? = declared[typeName] else { return nil }
            return structure.properties.first { $0.wireName == name }.flatMap { field(rest, of: $0.type) }
        default: return nil
        }
    }
}

/// How many operations a rule of `pagination` was for.
struct PagingUse {
    var matched = 0
    var fitted = 0
    /// Why the first that did not fit did not.
    var reason: String?
}
