extension SpecChange {
    /// What only the service sends.
    static let answers = [
        SpecChange(
            "an optional field is new",
            .pet,
            ("{type: number}\n        kind:", "{type: number}\n        nick: {type: string}\n        kind:"),
            caller:
                #"let pet = try await pets.get("1"); _ = Pet(id: "1", name: pet.name, born: pet.born, status: .sold, tags: [])"#,
            .added,
            "Pet.nick",
            source: .additive,
            wire: .additive,
            answer:
                #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null,"nick":"b"}"#
        ),
        SpecChange(
            "a required field is new",
            .pet,
            ("[id, name, born,", "[id, name, rank, born,"),
            (
                "weight: {type: number}\n        kind",
                "weight: {type: number}\n        rank: {type: integer}\n        kind"
            ),
            caller: #"let pet = try await pets.get("1"); print(pet.name, pet.age ?? 0)"#,
            .added,
            "Pet.rank",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "a required field is new, to a caller who makes values of answers",
            .pet,
            ("[id, name, born,", "[id, name, rank, born,"),
            (
                "        kind: {type: string, const: pet}\n",
                "        kind: {type: string, const: pet}\n        rank: {type: integer}\n"
            ),
            caller:
                #"let pet = try await pets.get("1"); _ = Pet(id: "1", name: "a", born: pet.born, status: .sold, tags: [])"#,
            .added,
            "Pet.rank",
            source: .additive,
            wire: .additive,
            breaksOnlyMakers: true,
            answer:
                #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null,"rank":2}"#
        ),
        SpecChange(
            "the fields are in another order",
            .pet,
            (
                "        name: {type: string, maxLength: 40}\n        age: {type: integer}\n",
                "        age: {type: integer}\n        name: {type: string, maxLength: 40}\n"
            ),
            caller: #"let pet = try await pets.get("1"); print(pet.name, pet.age ?? 0)"#,
            .changed,
            "Pet.init",
            source: .neutral,
            wire: nil
        ),
        SpecChange(
            "an optional field becomes required",
            .pet,
            ("[id, name, born,", "[id, name, age, born,"),
            caller: #"let pet = try await pets.get("1"); if let age = pet.age { print(age) }"#,
            .changed,
            "Pet.age",
            source: .breaking,
            wire: .neutral,
            answer:
                #"{"id":"1","name":"a","age":3,"born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a required field becomes optional",
            .pet,
            ("[id, name, born,", "[id, born,"),
            caller: #"let pet = try await pets.get("1"); print(pet.name.count)"#,
            .changed,
            "Pet.name",
            source: .breaking,
            wire: .breaking,
            answer: #"{"id":"1","born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "the id becomes optional, and with it the type's identity",
            .pet,
            ("[id, name, born,", "[name, born,"),
            caller: #"func identify(_ value: some Identifiable) {}; identify(try await pets.get("1"))"#,
            .changed,
            "Pet",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "a required field may be null",
            .pet,
            (
                "name: {type: string, maxLength: 40}\n        age",
                "name: {type: [string, 'null'], maxLength: 40}\n        age"
            ),
            caller: #"let pet = try await pets.get("1"); print(pet.name.count)"#,
            .changed,
            "Pet.name",
            source: .breaking,
            wire: .breaking,
            answer: #"{"id":"1","name":null,"born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "an optional field may be null",
            .pet,
            ("age: {type: integer}\n        born", "age: {type: [integer, 'null']}\n        born"),
            caller: #"let pet = try await pets.get("1"); if let age = pet.age { print(age + 1) }"#,
            .changed,
            "Pet.age",
            source: .breaking,
            wire: .neutral,
            answer:
                #"{"id":"1","name":"a","age":null,"born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a field that may be null may be missing",
            .pet,
            ("status, tags, chip]", "status, tags]"),
            caller: #"let pet = try await pets.get("1"); if let chip = pet.chip { print(chip.count) }"#,
            .changed,
            "Pet.chip",
            source: .breaking,
            wire: .neutral,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[]}"#
        ),
        SpecChange(
            "a field that may be null is never null",
            .pet,
            ("chip: {type: [string, 'null']}", "chip: {type: string}"),
            caller: #"let pet = try await pets.get("1"); if let chip = pet.chip { print(chip.count) }"#,
            .changed,
            "Pet.chip",
            source: .breaking,
            wire: .neutral,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":"c"}"#
        ),
        SpecChange(
            "an optional field is removed",
            .pet,
            ("        weight: {type: number}\n        kind", "        kind"),
            caller: #"let pet = try await pets.get("1"); print(pet.weight ?? 0)"#,
            .removed,
            "Pet.weight",
            source: .breaking,
            wire: .neutral,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a required field is removed",
            .pet,
            ("status, tags, chip]", "status, chip]"),
            ("        tags: {type: array, items: {type: string}}\n", ""),
            caller: #"let pet = try await pets.get("1"); print(pet.tags.count)"#,
            .removed,
            "Pet.tags",
            source: .breaking,
            wire: .breaking,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","chip":null}"#
        ),
        SpecChange(
            "an integer becomes a number",
            .pet,
            ("age: {type: integer}\n        born", "age: {type: number}\n        born"),
            caller: #"let pet = try await pets.get("1"); let age: Int? = pet.age; print(age ?? 0)"#,
            .changed,
            "Pet.age",
            source: .breaking,
            wire: .breaking,
            answer:
                #"{"id":"1","name":"a","age":1.5,"born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a number becomes an integer",
            .pet,
            ("weight: {type: number}\n        kind", "weight: {type: integer}\n        kind"),
            caller: #"let pet = try await pets.get("1"); let weight: Double? = pet.weight; print(weight ?? 0)"#,
            .changed,
            "Pet.weight",
            source: .breaking,
            wire: .neutral,
            answer:
                #"{"id":"1","name":"a","weight":2,"born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a string becomes an integer",
            .pet,
            ("name: {type: string, maxLength: 40}\n        age", "name: {type: integer}\n        age"),
            caller: #"let pet = try await pets.get("1"); print(pet.name.count)"#,
            .changed,
            "Pet.name",
            source: .breaking,
            wire: .breaking,
            answer: #"{"id":"1","name":7,"born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a date is only a string",
            .pet,
            ("born: {type: string, format: date-time}", "born: {type: string}"),
            caller: #"let pet = try await pets.get("1"); print(pet.born.timeIntervalSince1970)"#,
            .changed,
            "Pet.born",
            source: .breaking,
            wire: .breaking,
            answer: #"{"id":"1","name":"a","born":"yesterday","status":"sold","tags":[],"chip":null}"#
        ),
        SpecChange(
            "a format that clients do not parse is new",
            .pet,
            (
                "name: {type: string, maxLength: 40}\n        age",
                "name: {type: string, maxLength: 40, format: hostname}\n        age"
            ),
            caller: #"let pet = try await pets.get("1"); print(pet.name.count)"#,
            .changed,
            "Pet.name",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "a limit is higher",
            .pet,
            ("name: {type: string, maxLength: 40}\n        age", "name: {type: string, maxLength: 80}\n        age"),
            caller: #"let pet = try await pets.get("1"); print(pet.name.count)"#,
            .changed,
            "Pet.name",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "an enumeration has a new value",
            .pet,
            ("[available, sold]", "[available, sold, lost]"),
            caller:
                #"switch try await pets.get("1").status { case .available: break; case .sold: break; default: break }"#,
            .added,
            "PetStatus.lost",
            source: .additive,
            wire: .additive,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"lost","tags":[],"chip":null}"#
        ),
        SpecChange(
            "an enumeration has lost a value",
            .pet,
            ("[available, sold]", "[available]"),
            caller: #"let pet = try await pets.get("1"); print(pet.status == .sold)"#,
            .removed,
            "PetStatus.sold",
            source: .breaking,
            wire: .neutral
        ),
        SpecChange(
            "a value of an enumeration is written differently",
            .pet,
            ("[available, sold]", "[available, sold-out]"),
            caller: #"let pet = try await pets.get("1"); print(pet.status == .sold)"#,
            .removed,
            "PetStatus.sold",
            source: .breaking,
            wire: .neutral
        ),
        SpecChange(
            "a string becomes an enumeration",
            .pet,
            (
                "        tags: {type: array, items: {type: string}}\n",
                "        tags: {type: array, items: {$ref: '#/components/schemas/PetStatus'}}\n"
            ),
            caller: #"let pet = try await pets.get("1"); let tags: [String] = pet.tags; print(tags)"#,
            .changed,
            "Pet.tags",
            source: .breaking,
            wire: .neutral,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":["sold"],"chip":null}"#
        ),
        SpecChange(
            "items may be null",
            .pet,
            ("tags: {type: array, items: {type: string}}", "tags: {type: array, items: {type: [string, 'null']}}"),
            caller: #"let pet = try await pets.get("1"); print(pet.tags.joined())"#,
            .changed,
            "Pet.tags",
            source: .breaking,
            wire: .breaking,
            answer: #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[null],"chip":null}"#
        ),
        SpecChange(
            "the values of a map have another type",
            .pet,
            ("additionalProperties: {type: integer}", "additionalProperties: {type: string}"),
            caller: #"let pet = try await pets.get("1"); print((pet.sizes?["a"] ?? 0) + 1)"#,
            .changed,
            "Pet.sizes",
            source: .breaking,
            wire: .breaking,
            answer:
                #"{"id":"1","name":"a","born":"2026-01-01T00:00:00Z","status":"sold","tags":[],"chip":null,"sizes":{"a":"b"}}"#
        ),
        SpecChange(
            "a field is deprecated",
            .pet,
            ("weight: {type: number}\n        kind", "weight: {type: number, deprecated: true}\n        kind"),
            caller: #"let pet = try await pets.get("1"); print(pet.weight ?? 0)"#,
            .deprecated,
            "Pet.weight",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "a schema is renamed",
            .pet,
            ("status: {$ref: '#/components/schemas/PetStatus'}", "status: {$ref: '#/components/schemas/PetState'}"),
            ("    PetStatus: {type", "    PetState: {type"),
            caller: #"let status: PetStatus = try await pets.get("1").status; print(status)"#,
            .removed,
            "PetStatus",
            source: .breaking,
            wire: nil
        ),
    ]
}
