extension SpecChange {
    static let methods = [
        SpecChange(
            "an operation is new",
            .ant,
            ("      operationId: ants.list\n", "      operationId: ants.list\n      summary: Lists them.\n"),
            (
                "  /ants:\n",
                "  /ants/{id}:\n    delete:\n      operationId: ants.delete\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses: {'204': {description: Gone.}}\n  /ants:\n"
            ),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .added,
            "AntsResource.delete",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "an operation is gone",
            .pet,
            (
                "    delete:\n      operationId: pets.delete\n      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]\n      responses: {'204': {description: It is gone.}}\n",
                ""
            ),
            caller: #"try await pets.delete("1")"#,
            .removed,
            "PetsResource.delete",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "an operation has another name",
            .pet,
            ("operationId: pets.delete", "operationId: pets.remove"),
            caller: #"try await pets.delete("1")"#,
            .removed,
            "PetsResource.delete",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "an operation has another path",
            .toy,
            ("  /toys:\n", "  /v2/toys:\n"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1))"#,
            .changed,
            "ToysResource.create",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "an operation has another HTTP method",
            .toy,
            ("    put:\n      operationId: toys.wind", "    patch:\n      operationId: toys.wind"),
            caller: #"try await toys.wind(["a": "b"])"#,
            .changed,
            "ToysResource.wind",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "an operation is deprecated",
            .pet,
            ("      operationId: pets.delete\n", "      operationId: pets.delete\n      deprecated: true\n"),
            caller: #"try await pets.delete("1")"#,
            .deprecated,
            "PetsResource.delete",
            source: .neutral,
            wire: .neutral
        ),
        SpecChange(
            "an answer without a body has one",
            .pet,
            (
                "responses: {'204': {description: It is gone.}}",
                "responses: {'200': {description: It was., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}"
            ),
            caller: #"try await pets.delete("1")"#,
            .changed,
            "PetsResource.delete",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "an answer with a body has none",
            .dog,
            (
                "        '200':\n          description: The dog.\n          content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}\n",
                "        '204': {description: Trained.}\n"
            ),
            caller: #"print(try await dogs.train(Dog(name: "a")).name)"#,
            .changed,
            "DogsResource.train",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a success has another status",
            .dog,
            ("        '200':\n          description: The dog.", "        '201':\n          description: The dog."),
            caller: #"print(try await dogs.train(Dog(name: "a")).name)"#,
            .changed,
            "DogsResource.train",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "pages are no longer linked",
            .ant,
            ("          headers: {Link: {schema: {type: string}}}\n", ""),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .changed,
            "AntsResource.list",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a list becomes pages",
            .bird,
            (
                "          description: The birds.\n",
                "          description: The birds.\n          headers: {Link: {schema: {type: string}}}\n"
            ),
            caller: #"print(try await birds.find(color: "red").count)"#,
            .changed,
            "BirdsResource.find",
            source: .breaking,
            wire: .additive
        ),
        SpecChange(
            "a failure is documented",
            .ant,
            (
                "      operationId: ants.list\n      responses:\n",
                "      operationId: ants.list\n      responses:\n        '403': {description: No.}\n"
            ),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .changed,
            "AntsResource.list",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "a body becomes required",
            .toy,
            (
                "      requestBody:\n        content: {application/json: {schema: {type: object,",
                "      requestBody:\n        required: true\n        content: {application/json: {schema: {type: object,"
            ),
            caller: #"try await toys.wind()"#,
            .changed,
            "ToysResource.wind(body)",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a body becomes optional",
            .dog,
            (
                "      operationId: dogs.train\n      requestBody:\n        required: true\n",
                "      operationId: dogs.train\n      requestBody:\n"
            ),
            caller: #"print(try await dogs.train(.init(name: "a")).name)"#,
            .changed,
            "DogsResource.train(body)",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "a body is new",
            .ant,
            (
                "      operationId: ants.list\n      responses:\n",
                "      operationId: ants.list\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Ant'}}}}\n      responses:\n"
            ),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .added,
            "AntsResource.list(body)",
            source: .additive,
            wire: .additive
        ),
        SpecChange(
            "a server is gone",
            .ant,
            ("{url: https://api.example.com}, ", ""),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .changed,
            "servers",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "another credential is needed",
            .ant,
            ("security: [{key: []}]", "security: [{basic: []}]"),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .changed,
            "security",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "another credential is enough too",
            .ant,
            ("security: [{key: []}]", "security: [{key: []}, {basic: []}]"),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .changed,
            "security",
            source: nil,
            wire: .additive
        ),
        SpecChange(
            "one operation needs no credential",
            .ant,
            ("      operationId: ants.list\n", "      operationId: ants.list\n      security: []\n"),
            caller: #"for try await ant in ants.list() { print(ant.id) }"#,
            .changed,
            "AntsResource.list",
            source: nil,
            wire: .additive
        ),
    ]
}
