import YAML

extension DocumentReader {
    /// `example`, under that name, and `examples`.
    func examples(_ owner: inout Fields) -> [(name: String, value: Node)] {
        var examples: [(name: String, value: Node)] = []
        if let value = owner.value("example") { examples.append(("example", value)) }
        let place = owner.place.appending("examples")
        for entry in owner.map("examples") {
            guard let value = example(entry.value, at: place.appending(entry.key)) else { continue }
            examples.append((entry.key, value))
        }
        return examples
    }

    func example(_ node: Node, at place: Place) -> Node? {
        read(node, at: place, as: .example, memo: \.examples, example)?.object
    }

    private func example(_ fields: inout Fields) -> Node? {
        fields.ignore("summary", "description")
        fields.unsupported("externalValue", "the example is left out; write it here as 'value'")
        let value = fields.value("value")
        let data = fields.value("dataValue", since: .v3_2)
        let serialized = fields.value("serializedValue", since: .v3_2)
        return data ?? value ?? serialized
    }
}
