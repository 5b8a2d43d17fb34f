import OpenAPI
import YAML

extension ModelBuilder {
    func enumeration(_ values: [EnumeratedValue], _ rawType: Enumeration.RawType) -> Enumeration {
        var seen: Set<String> = []
        let values = values.filter { seen.insert($0.constant.spelling).inserted }
        let wanted = values.map { value in
            let spelling = value.schema?.title ?? value.constant.spelling
            return ScopedName(original: spelling, name: Identifier.member(spelling))
        }
        let names = ScopedName.unique(wanted, reserved: Identifier.reservedCases)
        let cases = zip(values, names).map { value, name in
            Enumeration.Case(
                name: name,
                rawValue: value.constant.spelling,
                documentation: value.schema.map { documentation(ofValue: $0) } ?? Documentation(),
                position: value.schema?.position ?? value.position
            )
        }
        return Enumeration(rawType: rawType, cases: cases)
    }
}
