import Testing
import YAML

@Suite struct ScalarTests {
    /// YAML 1.2.2, section 10.3.2; the result is spelt as JSON.
    @Test(
        "A plain scalar means what the core schema says",
        arguments: [
            ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", #""nULL""#),
            ("true", "true"), ("True", "true"), ("TRUE", "true"), ("tRUE", #""tRUE""#),
            ("false", "false"), ("False", "false"), ("FALSE", "false"),
            ("yes", #""yes""#), ("no", #""no""#), ("on", #""on""#), ("Off", #""Off""#), ("y", #""y""#), ("N", #""N""#),
            ("0", "0"), ("7", "7"), ("-19", "-19"), ("+12", "12"), ("-0", "0"), ("012", "12"), ("0777", "777"),
            ("0x1F", "31"), ("0xff", "255"), ("0o17", "15"), ("0x", #""0x""#), ("0o8", #""0o8""#), ("-0x1", #""-0x1""#),
            ("1_000", #""1_000""#), ("1,000", #""1,000""#), ("12e03", "12e03"), ("-2E+05", "-2E+05"),
            ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
            ("9223372036854775808", "9223372036854775808"), ("123456789012345678901234", "123456789012345678901234"),
            ("0xFFFFFFFFFFFFFFFF", #""0xFFFFFFFFFFFFFFFF""#),
            ("0.10", "0.10"), ("-0.0", "-0.0"), (".5", "0.5"), ("-.5", "-0.5"), ("1.", "1.0"), ("+1.5", "1.5"),
            ("1e400", "1e400"), ("01.50", "1.50"), ("1e", #""1e""#), (".", #"".""#), ("-", "[null]"), ("+", #""+""#),
            ("1.2.3", #""1.2.3""#), ("3.1.0", #""3.1.0""#), ("1 2", #""1 2""#),
            (".inf", #"".inf""#), ("-.Inf", #""-.Inf""#), (".NaN", #"".NaN""#), ("-.nan", #""-.nan""#),
            ("2026-01-15", #""2026-01-15""#), ("2026-01-15T09:30:00Z", #""2026-01-15T09:30:00Z""#),
            ("inf", #""inf""#), ("12:30", #""12:30""#),
            ("a b", #""a b""#), ("<<", #""<<""#), ("=", #""=""#),
        ]
    )
    func plain(_ text: String, _ expected: String) throws {
        #expect(try json(text.isEmpty ? "---\n" : text) == expected)
    }

    @Test(
        "A quoted or block scalar is a string, whatever it spells",
        arguments: [
            (#""1""#, #""1""#), ("'true'", #""true""#), ("''", #""""#), ("'it''s'", #""it's""#),
            (#""\n\t\"\\\/\x41\u00e9\U0001F600""#, #""\n\t\"\\/Aé😀""#),
            ("|\n  1\n  2\n", #""1\n2\n""#), (">-\n  a\n  b\n\n  c\n", #""a b\nc""#), ("|+\n  a\n\n", #""a\n\n""#),
        ]
    )
    func quoted(_ text: String, _ expected: String) throws {
        #expect(try json(text) == expected)
    }

    @Test(
        "A tag decides what a scalar means",
        arguments: [
            ("!!str 1", #""1""#), ("! 1", #""1""#), ("!!int '1'", "1"), ("!!float 1", "1"), ("!!bool 'true'", "true"),
            ("!!null ''", "null"), ("!!str", #""""#), ("!<tag:yaml.org,2002:str> 1", #""1""#),
            ("%TAG !y! tag:yaml.org,2002:\n--- !y!str 1", #""1""#), ("!!seq [1]", "[1]"), ("!!map {a: 1}", #"{"a":1}"#),
        ]
    )
    func tags(_ text: String, _ expected: String) throws {
        #expect(try json(text) == expected)
    }

    @Test("Numbers have a value next to their spelling")
    func numbers() throws {
        #expect(try Node.parse("0x10", file: "").int == 16)
        #expect(try Node.parse("-1.5e3", file: "").double == -1500)
        #expect(try Node.parse("-.inf", file: "").double == -.infinity)
        #expect(try Node.parse(".nan", file: "").double?.isNaN == true)
        #expect(try Node.parse("18446744073709551615", file: "").double == 18_446_744_073_709_551_616)
        #expect(try Node.parse("0xFFFFFFFFFFFFFFFF", file: "").double == 18_446_744_073_709_551_616)
        #expect(try Node.parse("1.0", file: "").int == nil)
    }
}
