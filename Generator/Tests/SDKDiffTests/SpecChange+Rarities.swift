extension SpecChange {
    /// Features that few descriptions have.
    static let rarities = [
        SpecChange(
            "an enumeration of integers has a new value",
            .cow,
            ("enum: [2, 4]", "enum: [2, 4, 6]"),
            caller: #"let cow = try await cows.milk(); print(cow.legs.rawValue + 1)"#,
            .added,
            "CowLegs.value6",
            source: .additive,
            wire: .additive,
            answer: #"{"legs":6,"yield":[1,"l"]}"#
        ),
        SpecChange(
            "further fields are kept",
            .cow,
            ("    Cow:\n      type: object\n", "    Cow:\n      type: object\n      additionalProperties: true\n"),
            caller: #"let cow = try await cows.milk(); print(cow.legs)"#,
            .added,
            "Cow.additionalProperties",
            source: .additive,
            wire: nil
        ),
        SpecChange(
            "a value contains one of its own type",
            .cow,
            ("        calves:", "        mother: {$ref: '#/components/schemas/Cow'}\n        calves:"),
            caller: #"let cow = try await cows.milk(); print(cow.calves ?? [])"#,
            .added,
            "Cow.mother",
            source: .additive,
            wire: .additive,
            answer: #"{"legs":4,"yield":[1,"l"],"mother":{"legs":4,"yield":[1,"l"]}}"#
        ),
        SpecChange(
            "a list of fixed length has another item",
            .cow,
            (
                "prefixItems: [{type: number}, {type: string}], minItems: 2",
                "prefixItems: [{type: number}, {type: integer}], minItems: 2"
            ),
            caller: #"let cow = try await cows.milk(); let unit: String? = cow.yield.second; print(unit ?? "")"#,
            .changed,
            "Cow.Yield.second",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "another success has another body",
            .cow,
            (
                "          description: The cow.\n",
                "          description: The cow.\n          content: {application/json: {schema: {$ref: '#/components/schemas/Cow'}}}\n        '202':\n          description: The herd.\n"
            ),
            (
                "          content: {application/json: {schema: {$ref: '#/components/schemas/Cow'}}}\ncomponents",
                "          content: {application/json: {schema: {$ref: '#/components/schemas/CowHerd'}}}\ncomponents"
            ),
            caller: #"let cow = try await cows.milk(); print(cow.legs)"#,
            .changed,
            "CowsResource.milk",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "the answer is plain text",
            .cow,
            (
                "          content: {application/json: {schema: {$ref: '#/components/schemas/Cow'}}}\ncomponents",
                "          content: {text/plain: {schema: {type: string}}}\ncomponents"
            ),
            caller: #"let cow = try await cows.milk(); print(cow.legs)"#,
            .changed,
            "CowsResource.milk",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a header of the answer is described",
            .cow,
            (
                "          description: The cow.\n",
                "          description: The cow.\n          headers: {X-Total: {schema: {type: integer}}}\n"
            ),
            caller: #"let cow = try await cows.milk(); print(cow.legs)"#,
            .changed,
            "CowsResource.milk",
            source: nil,
            wire: .additive
        ),
    ]
}
