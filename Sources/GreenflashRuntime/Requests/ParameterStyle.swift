/// How a parameter's value is written into a path, a query, a header field or a cookie (OpenAPI 3.2, section 4.12.3, and
/// RFC 6570, on which it builds).
///
/// | style | text | array | object |
/// |---|---|---|---|
/// | `simple` | `blue` | `blue,black` | `G,200,R,100` |
/// | `explodedSimple` | `blue` | `blue,black` | `G=200,R=100` |
/// | `label` | `.blue` | `.blue,black` | `.G,200,R,100` |
/// | `explodedLabel` | `.blue` | `.blue.black` | `.G=200.R=100` |
/// | `matrix` | `;color=blue` | `;color=blue,black` | `;color=G,200,R,100` |
/// | `explodedMatrix` | `;color=blue` | `;color=blue;color=black` | `;G=200;R=100` |
/// | `form` | `color=blue` | `color=blue,black` | `color=G,200,R,100` |
/// | `explodedForm` | `color=blue` | `color=blue&color=black` | `G=200&R=100` |
/// | `spaceDelimited` | `color=blue` | `color=blue%20black` | `color=G%20200%20R%20100` |
/// | `pipeDelimited` | `color=blue` | `color=blue%7Cblack` | `color=G%7C200%7CR%7C100` |
/// | `deepObject` | `color=blue` | `color[]=blue&color[]=black` | `color[G]=200&color[R]=100` |
/// | `json` | `color="blue"` | `color=["blue","black"]` | `color={"G":200,"R":100}` |
///
/// Members of an object are sorted by name, so that the same value is always the same request. Members that are `null`
/// or left out are not written, nor are an empty array and an empty object (RFC 6570, section 2.3). What a style has no
/// form for, such as an object inside of an array, is written as JSON text; ``deepObject`` writes it as
/// `color[a][b]=1` and `color[a][]=1`.
public struct ParameterStyle: Sendable, Hashable {
    enum Name: Sendable, Hashable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, cookie, json
    }

    let name: Name
    var isExploded = false
    var allowsReserved = false

    /// Values separated by commas.
    public static let simple = ParameterStyle(name: .simple)
    /// Values separated by commas; members of an object are `name=value`.
    public static let explodedSimple = ParameterStyle(name: .simple, isExploded: true)
    /// A dot in front, values separated by commas.
    public static let label = ParameterStyle(name: .label)
    /// A dot in front of every value.
    public static let explodedLabel = ParameterStyle(name: .label, isExploded: true)
    /// A semicolon and the name in front, values separated by commas.
    public static let matrix = ParameterStyle(name: .matrix)
    /// A semicolon and the name in front of every value.
    public static let explodedMatrix = ParameterStyle(name: .matrix, isExploded: true)
    /// The name once, values separated by commas.
    public static let form = ParameterStyle(name: .form)
    /// The name before every value.
    public static let explodedForm = ParameterStyle(name: .form, isExploded: true)
    /// The name once, values separated by spaces.
    public static let spaceDelimited = ParameterStyle(name: .spaceDelimited)
    /// The name once, values separated by vertical bars.
    public static let pipeDelimited = ParameterStyle(name: .pipeDelimited)
    /// Names of members in square brackets.
    public static let deepObject = ParameterStyle(name: .deepObject, isExploded: true)
    /// For cookies: values as they are, not percent-encoded (OpenAPI 3.2).
    public static let cookie = ParameterStyle(name: .cookie)
    /// For cookies: the name before every value, values as they are (OpenAPI 3.2).
    public static let explodedCookie = ParameterStyle(name: .cookie, isExploded: true)
    /// JSON text, whatever the value is: a parameter that is described by its media type.
    public static let json = ParameterStyle(name: .json)

    /// The style with reserved characters as they are, not percent-encoded (`allowReserved`).
    ///
    /// Those that would end the value are encoded nevertheless: `&`, `+`, `#`, `[` and `]` in a query, `/`, `?`, `#`, `[`
    /// and `]` in a path. A percent sign with two hexadecimal digits stays.
    public var reserved: ParameterStyle {
        var style = self
        style.allowsReserved = true
        return style
    }
}
