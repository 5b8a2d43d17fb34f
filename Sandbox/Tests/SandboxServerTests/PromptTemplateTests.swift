import Testing

@testable import SandboxServer

@Suite struct PromptTemplateTests {
    @Test func fillsKnownVariablesAndLeavesTheOthers() {
        let template = PromptTemplate("Hi {{ name }}, {{greeting}}. {{name}}{{open")
        #expect(template.filled(with: ["name": "Zoë"]) == "Hi Zoë, {{greeting}}. Zoë{{open")
    }

    @Test(arguments: [
        ("You help {{who}}.", "You help Ada.", ["who": "Ada"]),
        ("{{a}}-{{b}}", "x-y-z", ["a": "x", "b": "y-z"]),
        ("{{a}} and {{a}}", "x and x", ["a": "x"]),
        ("No variables", "No variables", [:]),
    ])
    func findsTheValuesInATextMadeFromIt(template: String, text: String, values: [String: String]) {
        #expect(PromptTemplate(template).values(in: text) == values)
    }

    @Test(arguments: [
        ("You help {{who}}.", "You helped Ada."), ("{{a}} and {{a}}", "x and y"), ("a", "ab"), ("{{a}}b", "x"),
    ])
    func doesNotMatchOtherTexts(template: String, text: String) {
        #expect(PromptTemplate(template).values(in: text) == nil)
    }
}
