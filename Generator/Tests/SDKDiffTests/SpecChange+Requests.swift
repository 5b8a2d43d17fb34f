extension SpecChange {
    /// What only callers send, and what goes both ways.
    static let requests = [
        SpecChange(
            "an optional field is new in the middle",
            .toy,
            (
                "        note: {type: [string, 'null']}\n",
                "        size: {type: integer}\n        note: {type: [string, 'null']}\n"
            ),
            caller:
                #"try await toys.create(ToyInput(name: "a", price: 1, code: "b", color: .red, note: .null, count: 2))"#,
            .added,
            "ToyInput.size",
            source: .additive,
            wire: .additive,
            request: #"{"name":"a","price":1}"#
        ),
        SpecChange(
            "a required field is new",
            .toy,
            ("required: [name, price]", "required: [name, price, size]"),
            (
                "        note: {type: [string, 'null']}\n",
                "        size: {type: integer}\n        note: {type: [string, 'null']}\n"
            ),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1))"#,
            .added,
            "ToyInput.size",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1}"#
        ),
        SpecChange(
            "an optional field becomes required",
            .toy,
            ("required: [name, price]", "required: [name, price, code]"),
            caller: #"try await toys.create(.init(name: "a", price: 1))"#,
            .changed,
            "ToyInput.code",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1}"#
        ),
        SpecChange(
            "a required field becomes optional, for callers who only send it",
            .toy,
            ("required: [name, price]", "required: [name]"),
            caller: #"let toy = ToyInput(name: "a", price: 1); try await toys.create(toy); print(toy.price + 1)"#,
            .changed,
            "ToyInput.price",
            source: .breaking,
            wire: .additive,
            request: #"{"name":"a","price":1}"#
        ),
        SpecChange(
            "the fields are in another order",
            .toy,
            (
                "        code: {type: string, pattern: '^[a-z]+$'}\n        color: {$ref: '#/components/schemas/ToyColor'}\n",
                "        color: {$ref: '#/components/schemas/ToyColor'}\n        code: {type: string, pattern: '^[a-z]+$'}\n"
            ),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, code: "b", color: .red))"#,
            .changed,
            "ToyInput.init",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "a field is removed",
            .toy,
            ("        sku: {type: string}\n", ""),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, sku: "s"))"#,
            .removed,
            "ToyInput.sku",
            source: .breaking,
            wire: .neutral,
            request: #"{"name":"a","price":1,"sku":"s"}"#
        ),
        SpecChange(
            "a field is removed, and others are refused",
            .toy,
            ("        sku: {type: string}\n", ""),
            (
                "    ToyInput:\n      type: object\n",
                "    ToyInput:\n      type: object\n      additionalProperties: false\n"
            ),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, sku: "s"))"#,
            .removed,
            "ToyInput.sku",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1,"sku":"s"}"#
        ),
        SpecChange(
            "a field must not be null",
            .toy,
            ("note: {type: [string, 'null']}", "note: {type: string}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, note: .null))"#,
            .changed,
            "ToyInput.note",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1,"note":null}"#
        ),
        SpecChange(
            "a field may be null",
            .toy,
            ("sku: {type: string}", "sku: {type: [string, 'null']}"),
            caller: #"let sku: String? = "s"; try await toys.create(ToyInput(name: "a", price: 1, sku: sku))"#,
            .changed,
            "ToyInput.sku",
            source: .breaking,
            wire: .additive,
            request: #"{"name":"a","price":1,"sku":"s"}"#
        ),
        SpecChange(
            "an integer may be any number",
            .toy,
            ("count: {type: integer, default: 1}", "count: {type: number, default: 1}"),
            caller: #"let count = 2; try await toys.create(ToyInput(name: "a", price: 1, count: count))"#,
            .changed,
            "ToyInput.count",
            source: .breaking,
            wire: .additive,
            request: #"{"name":"a","price":1,"count":2}"#
        ),
        SpecChange(
            "a number must be whole",
            .toy,
            ("price: {type: number, minimum: 0}", "price: {type: integer, minimum: 0}"),
            caller: #"let price = 1.5; try await toys.create(ToyInput(name: "a", price: price))"#,
            .changed,
            "ToyInput.price",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1.5}"#
        ),
        SpecChange(
            "a limit is lower",
            .toy,
            ("maxLength: 40, minLength: 1}", "maxLength: 4, minLength: 1}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1))"#,
            .changed,
            "ToyInput.name",
            source: nil,
            wire: .breaking,
            request: #"{"name":"a long name","price":1}"#
        ),
        SpecChange(
            "a limit is higher",
            .toy,
            ("maxLength: 40, minLength: 1}", "maxLength: 80, minLength: 1}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1))"#,
            .changed,
            "ToyInput.name",
            source: nil,
            wire: .additive,
            request: #"{"name":"a long name","price":1}"#
        ),
        SpecChange(
            "a lower bound is higher",
            .toy,
            ("price: {type: number, minimum: 0}", "price: {type: number, minimum: 5}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1))"#,
            .changed,
            "ToyInput.price",
            source: nil,
            wire: .breaking,
            request: #"{"name":"a","price":1}"#
        ),
        SpecChange(
            "a pattern is another one",
            .toy,
            ("'^[a-z]+$'", "'^[0-9]+$'"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, code: "b"))"#,
            .changed,
            "ToyInput.code",
            source: nil,
            wire: .breaking,
            request: #"{"name":"a","price":1,"code":"b"}"#
        ),
        SpecChange(
            "a pattern is gone",
            .toy,
            ("code: {type: string, pattern: '^[a-z]+$'}", "code: {type: string}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, code: "b"))"#,
            .changed,
            "ToyInput.code",
            source: nil,
            wire: .additive,
            request: #"{"name":"a","price":1,"code":"b"}"#
        ),
        SpecChange(
            "a format is new",
            .toy,
            ("sku: {type: string}", "sku: {type: string, format: hostname}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, sku: "s"))"#,
            .changed,
            "ToyInput.sku",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "a condition is new",
            .toy,
            ("sku: {type: string}", "sku: {type: string, not: {const: none}}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, sku: "s"))"#,
            .changed,
            "ToyInput.sku",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "the default is another one",
            .toy,
            ("default: 1}", "default: 2}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1))"#,
            .changed,
            "ToyInput.count",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "a value is refused",
            .toy,
            ("enum: [red, green]", "enum: [red]"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, color: .green))"#,
            .removed,
            "ToyColor.green",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1,"color":"green"}"#
        ),
        SpecChange(
            "a value is new",
            .toy,
            ("enum: [red, green]", "enum: [red, green, blue]"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, color: .green))"#,
            .added,
            "ToyColor.blue",
            source: .additive,
            wire: .additive,
            request: #"{"name":"a","price":1,"color":"green"}"#
        ),
        SpecChange(
            "a field of a nested object becomes required",
            .toy,
            (
                "      required: [name]\n      properties: {name: {type: string}, city: {type: string}}",
                "      required: [name, city]\n      properties: {name: {type: string}, city: {type: string}}"
            ),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, maker: ToyMaker(name: "m")))"#,
            .changed,
            "ToyMaker.city",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a","price":1,"maker":{"name":"m"}}"#
        ),
        SpecChange(
            "only the service sets a field",
            .toy,
            ("sku: {type: string}", "sku: {type: string, readOnly: true}"),
            caller: #"try await toys.create(ToyInput(name: "a", price: 1, sku: "s"))"#,
            .changed,
            "ToyInput.sku",
            source: nil,
            wire: .neutral
        ),
        SpecChange(
            "a required field of what goes both ways is new",
            .dog,
            (
                "      required: [name]\n      properties:\n        name: {type: string}\n        breed",
                "      required: [name, age]\n      properties:\n        name: {type: string}\n        age: {type: integer}\n        breed"
            ),
            caller: #"let dog = try await dogs.train(Dog(name: "a", breed: "b")); print(dog.name)"#,
            .added,
            "Dog.age",
            source: .breaking,
            wire: .breaking,
            request: #"{"name":"a"}"#
        ),
        SpecChange(
            "an optional field of what goes both ways is new",
            .dog,
            ("        breed: {type: string}\n", "        breed: {type: string}\n        age: {type: integer}\n"),
            caller:
                #"let dog = try await dogs.train(Dog(name: "a", breed: "b", owner: DogOwner(name: "c"))); print(dog.name)"#,
            .added,
            "Dog.age",
            source: .additive,
            wire: .additive,
            answer: #"{"name":"a","age":3}"#,
            request: #"{"name":"a"}"#
        ),
        SpecChange(
            "a reference becomes a description in place",
            .dog,
            (
                "owner: {$ref: '#/components/schemas/DogOwner'}",
                "owner: {type: object, required: [name], properties: {name: {type: string}}}"
            ),
            caller: #"let owner: DogOwner? = try await dogs.train(Dog(name: "a")).owner; print(owner as Any)"#,
            .changed,
            "Dog.owner",
            source: .breaking,
            wire: nil,
            answer: #"{"name":"a","owner":{"name":"b"}}"#,
            request: #"{"name":"a","owner":{"name":"b"}}"#
        ),
        SpecChange(
            "only texts are described differently",
            .dog,
            ("description: The dog.", "description: The dog, trained."),
            caller: #"print(try await dogs.train(Dog(name: "a")).name)"#,
            .changed,
            "",
            source: nil,
            wire: nil
        ),
    ]
}
