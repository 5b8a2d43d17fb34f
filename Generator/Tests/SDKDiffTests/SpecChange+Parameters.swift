extension SpecChange {
    static let parameters = [
        SpecChange(
            "two parameters that had one type have two",
            .bird,
            (
                "name: then, in: query, schema: {type: string, enum: [wing, beak]}",
                "name: then, in: query, schema: {type: string, enum: [wing, beak, tail]}"
            ),
            caller: "let order: BirdsRankBy = .wing\ntry await birds.rank(by: order, then: order)",
            .changed,
            "BirdsRankThen",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "two parameters that had two types have one",
            .bird,
            (
                "name: last, in: query, schema: {type: string, enum: [wing]}",
                "name: last, in: query, schema: {type: string, enum: [wing, beak]}"
            ),
            caller: "let order: BirdsRankLast = .wing\ntry await birds.rank(last: order)",
            .added,
            "BirdsRankLast.beak",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "an optional parameter is new in the middle",
            .bird,
            (
                "        - {name: color,",
                "        - {name: size, in: query, schema: {type: integer}}\n        - {name: color,"
            ),
            caller: #"print(try await birds.find(limit: 1, sort: .age, color: "red", xTrace: "t").count)"#,
            .added,
            "BirdsResource.find(size:)",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "a required parameter is new",
            .bird,
            (
                "        - {name: color,",
                "        - {name: size, in: query, required: true, schema: {type: integer}}\n        - {name: color,"
            ),
            caller: #"print(try await birds.find(color: "red").count)"#,
            .added,
            "BirdsResource.find(size:)",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a parameter is removed",
            .bird,
            ("        - {name: limit, in: query, schema: {type: integer, maximum: 100}}\n", ""),
            caller: #"print(try await birds.find(limit: 1, color: "red").count)"#,
            .removed,
            "BirdsResource.find(limit:)",
            source: .breaking,
            wire: .neutral
        ),
        SpecChange(
            "the parameters are in another order",
            .bird,
            (
                "        - {name: limit, in: query, schema: {type: integer, maximum: 100}}\n        - {name: sort, in: query, schema: {type: string, enum: [name, age]}}\n",
                "        - {name: sort, in: query, schema: {type: string, enum: [name, age]}}\n        - {name: limit, in: query, schema: {type: integer, maximum: 100}}\n"
            ),
            caller: #"print(try await birds.find(limit: 1, sort: .age, color: "red").count)"#,
            .changed,
            "BirdsResource.find",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "an optional parameter becomes required",
            .bird,
            ("- {name: limit, in: query, schema", "- {name: limit, in: query, required: true, schema"),
            caller: #"print(try await birds.find(color: "red").count)"#,
            .changed,
            "BirdsResource.find(limit:)",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a required parameter becomes optional",
            .bird,
            ("- {name: color, in: query, required: true, schema", "- {name: color, in: query, schema"),
            caller: #"print(try await birds.find(color: "red").count)"#,
            .changed,
            "BirdsResource.find(color:)",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "a parameter has another type",
            .bird,
            ("{type: integer, maximum: 100}", "{type: string}"),
            caller: #"print(try await birds.find(limit: 1, color: "red").count)"#,
            .changed,
            "BirdsResource.find(limit:)",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "the limit of a parameter is lower",
            .bird,
            ("maximum: 100}", "maximum: 50}"),
            caller: #"print(try await birds.find(limit: 1, color: "red").count)"#,
            .changed,
            "BirdsResource.find(limit:)",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "a parameter admits a value more",
            .bird,
            ("enum: [name, age]", "enum: [name, age, size]"),
            caller: #"print(try await birds.find(sort: .age, color: "red").count)"#,
            .added,
            "BirdsFindSort.size",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "a parameter is called otherwise",
            .bird,
            ("{name: limit, in", "{name: count, in"),
            caller: #"print(try await birds.find(limit: 1, color: "red").count)"#,
            .removed,
            "BirdsResource.find(limit:)",
            source: .breaking,
            wire: .neutral
        ),
        SpecChange(
            "a parameter moves to the headers",
            .bird,
            (
                "{name: limit, in: query, schema: {type: integer, maximum: 100}}",
                "{name: limit, in: header, schema: {type: string}}"
            ),
            caller: #"print(try await birds.find(limit: 1, color: "red").count)"#,
            .changed,
            "BirdsResource.find(limit:)",
            source: .breaking,
            wire: .additive
        ),
        SpecChange(
            "a parameter is deprecated",
            .bird,
            ("- {name: limit, in: query, schema", "- {name: limit, in: query, deprecated: true, schema"),
            caller: #"print(try await birds.find(limit: 1, color: "red").count)"#,
            .deprecated,
            "BirdsResource.find(limit:)",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "a header is required",
            .bird,
            ("{name: X-Trace, in: header, schema", "{name: X-Trace, in: header, required: true, schema"),
            caller: #"print(try await birds.find(color: "red").count)"#,
            .changed,
            "BirdsResource.find(xTrace:)",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a parameter of the path has another name",
            .pet,
            (
                "    get:\n      operationId: pets.get\n      parameters: [{name: petId,",
                "    get:\n      operationId: pets.get\n      parameters: [{name: id,"
            ),
            (
                "    delete:\n      operationId: pets.delete\n      parameters: [{name: petId,",
                "    delete:\n      operationId: pets.delete\n      parameters: [{name: id,"
            ),
            ("/pets/{petId}:", "/pets/{id}:"),
            caller: #"print(try await pets.get("1").name)"#,
            .changed,
            "",
            source: nil,
            wire: nil
        ),
    ]
}
