import GeneratorConfiguration
import OpenAPI
import YAML

/// Formats are open: one that nobody knows says nothing of the type, and stands in the documentation.
extension ModelBuilder {
    func stringType(of shape: Shape) -> TypeReference {
        guard let format = shape.format else { return .string }
        if let mapped = mappedFormats[format] {
            switch mapped {
            case .date: return .date
            case .data: return .data
            case .uuid: return .external(.uuid)
            case .url: return .external(.url)
            case .calendarDate: return .external(.calendarDate)
            case .string, .decimal, .int, .int64, .uint64, .double: return .string
            }
        }
        switch format {
        case "date-time": return .date
        case "byte": return .data
        default: return .string
        }
    }

    func integerType(of shape: Shape) -> TypeReference {
        mappedNumber(shape.format) ?? .int
    }

    func numberType(of shape: Shape) -> TypeReference {
        mappedNumber(shape.format) ?? .double
    }

    private func mappedNumber(_ format: String?) -> TypeReference? {
        guard let format else { return nil }
        switch mappedFormats[format] {
        case .int: return .int
        case .int64: return .int64
        case .uint64: return .uint64
        case .double: return .double
        case .decimal: return .decimal
        case .string, .date, .data, .uuid, .url, .calendarDate, nil: break
        }
        switch format {
        case "int64": return .int64
        case "uint64": return .uint64
        case "decimal", "decimal128": return .decimal
        default: return nil
        }
    }
}

// MARK: - Mappings

extension ModelBuilder {
    /// Mappings that are for no schema, and those that some schemas cannot follow.
    mutating func reportFormats(in whole: Document) {
        guard !configuration.formats.isEmpty else { return }
        var schemas: [String: [Schema]] = [:]
        for schema in whole.everySchema {
            if let format = schema.format { schemas[format, default: []].append(schema) }
        }
        for mapping in configuration.formats {
            guard let users = schemas[mapping.format] else {
                let meant =
                    closest(to: mapping.format, in: schemas.keys.sorted()).map { "; did you mean '\($0)'?" } ?? ""
                warning("'formats': no schema has the format '\(mapping.format)'\(meant)", at: mapping.position)
                continue
            }
            for (type, name) in [(Schema.JSONType.string, "string"), (.integer, "whole number"), (.number, "number")] {
                guard !mapping.target.isMade(of: type), let first = users.first(where: { $0.types.contains(type) })
                else { continue }
                warning(
                    "'formats': a \(name) of the format '\(mapping.format)' is no \(mapping.target.rawValue) and stays "
                        + "what it is, the first at \(first.position.file):\(first.position.lineAndColumn)",
                    at: mapping.position
                )
            }
        }
    }
}

extension FormatMapping.Target {
    /// Whether values of a JSON type can be read as the Swift type.
    fileprivate func isMade(of type: Schema.JSONType) -> Bool {
        switch self {
        case .string, .uuid, .url, .date, .calendarDate, .data: type == .string
        case .decimal, .int, .int64, .uint64, .double: type == .integer || type == .number
        }
    }
}
