/// What a `$ref` can stand for. The raw value is the section of `components` for it.
enum ReferenceKind: String {
    case schema = "schemas"
    case parameter = "parameters"
    case requestBody = "requestBodies"
    case response = "responses"
    case header = "headers"
    case mediaType = "mediaTypes"
    case example = "examples"
    case pathItem = "pathItems"
    case securityScheme = "securitySchemes"

    var name: String {
        switch self {
        case .schema: "schema"
        case .parameter: "parameter"
        case .requestBody: "request body"
        case .response: "response"
        case .header: "header"
        case .mediaType: "media type"
        case .example: "example"
        case .pathItem: "path item"
        case .securityScheme: "security scheme"
        }
    }

    var nameWithArticle: String {
        self == .example ? "an \(name)" : "a \(name)"
    }
}
