extension SpecChange {
    static let unions = [
        SpecChange(
            "a union has a new member, to a caller who names all",
            .fish,
            (
                "{$ref: '#/components/schemas/FishTuna'}]",
                "{$ref: '#/components/schemas/FishTuna'}, {$ref: '#/components/schemas/FishWhale'}]"
            ),
            caller:
                #"switch try await fish.swap(.tuna(FishTuna())) { case .shark: break; case .tuna: break; case .unknown: break }"#,
            .added,
            "Fish.whale",
            source: .breaking,
            wire: .additive,
            answer: #"{"kind":"whale","songs":2}"#
        ),
        SpecChange(
            "a union has lost a member",
            .fish,
            (", {$ref: '#/components/schemas/FishTuna'}]", ", {$ref: '#/components/schemas/FishWhale'}]"),
            caller: #"print(try await fish.swap(.tuna(FishTuna())))"#,
            .removed,
            "Fish.tuna",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "members are told apart by another field",
            .fish,
            ("discriminator: {propertyName: kind}", "discriminator: {propertyName: species}"),
            (
                "      required: [kind, teeth]\n      properties: {kind: {type: string, const: shark}",
                "      required: [species, teeth]\n      properties: {species: {type: string, const: shark}"
            ),
            (
                "      required: [kind]\n      properties: {kind: {type: string, const: tuna}",
                "      required: [species]\n      properties: {species: {type: string, const: tuna}"
            ),
            caller:
                #"guard case .shark(let shark) = try await fish.swap(.tuna(FishTuna())) else { return }; print(shark.kind)"#,
            .changed,
            "Fish",
            source: nil,
            wire: .breaking
        ),
        SpecChange(
            "a member has a new required field",
            .fish,
            (
                "      required: [kind]\n      properties: {kind: {type: string, const: tuna}, weight: {type: number}}",
                "      required: [kind, age]\n      properties: {kind: {type: string, const: tuna}, weight: {type: number}, age: {type: integer}}"
            ),
            caller: #"print(try await fish.swap(.tuna(FishTuna(weight: 3))))"#,
            .added,
            "FishTuna.age",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "a union becomes one of its members",
            .fish,
            (
                "      oneOf: [{$ref: '#/components/schemas/FishShark'}, {$ref: '#/components/schemas/FishTuna'}]\n      discriminator: {propertyName: kind}\n",
                "      $ref: '#/components/schemas/FishShark'\n"
            ),
            caller:
                #"guard case .shark(let shark) = try await fish.swap(.tuna(FishTuna())) else { return }; print(shark.teeth)"#,
            .removed,
            "Fish",
            source: .breaking,
            wire: nil
        ),
        SpecChange(
            "a type becomes a union with it",
            .dog,
            (
                "        owner: {$ref: '#/components/schemas/DogOwner'}\n",
                "        owner: {oneOf: [{$ref: '#/components/schemas/DogOwner'}, {type: string}]}\n"
            ),
            caller: #"print(try await dogs.train(Dog(name: "a")).owner?.name ?? "")"#,
            .changed,
            "Dog.owner",
            source: .breaking,
            wire: .breaking,
            answer: #"{"name":"a","owner":"b"}"#
        ),
        SpecChange(
            "a stream has a new event, to a caller who names all",
            .cat,
            (
                "{$ref: '#/components/schemas/CatPurr'}]",
                "{$ref: '#/components/schemas/CatPurr'}, {$ref: '#/components/schemas/CatHiss'}]"
            ),
            caller:
                #"for try await event in cats.watch() { switch event { case .nap: break; case .purr: break; case .unknown: break } }"#,
            .added,
            "CatEvent.hiss",
            source: .breaking,
            wire: .additive
        ),
        SpecChange(
            "a stream has a new event, to a caller with a default",
            .cat,
            (
                "{$ref: '#/components/schemas/CatNap'}, ",
                "{$ref: '#/components/schemas/CatNap'}, {$ref: '#/components/schemas/CatHiss'}, "
            ),
            caller:
                #"for try await event in cats.watch() { switch event { case .nap: break; case .purr: break; case .unknown: break } }"#,
            .added,
            "CatEvent.hiss",
            source: .breaking,
            wire: .additive
        ),
        SpecChange(
            "an event has another payload",
            .cat,
            ("properties: {about: {type: string}}", "properties: {about: {type: integer}}"),
            caller: #"for try await case .nap(let dream) in cats.watch() { print(dream.about.count) }"#,
            .changed,
            "CatDream.about",
            source: .breaking,
            wire: .breaking
        ),
        SpecChange(
            "an event is a plain text",
            .cat,
            (
                "          contentMediaType: application/json\n          contentSchema: {$ref: '#/components/schemas/CatDream'}\n",
                ""
            ),
            caller: #"for try await case .nap(let dream) in cats.watch() { print(dream.about.count) }"#,
            .changed,
            "CatEvent.nap",
            source: .breaking,
            wire: nil
        ),
    ]
}
