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
