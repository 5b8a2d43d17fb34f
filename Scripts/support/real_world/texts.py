"""Text that fits a format, a pattern and a length."""
import re
import re._constants as op
import re._parser as parser
import string

FORMATS = {
    "date-time": "2024-02-29T12:30:45Z",
    "date": "2024-02-29",
    "time": "12:30:45Z",
    "duration": "P1DT2H",
    "uuid": "9b2f4c1e-7a3d-4e58-9c61-0d5f7b8a2e34",
    "uri": "https://example.com/a/b?c=d",
    "url": "https://example.com/a/b?c=d",
    "uri-reference": "/a/b?c=d",
    "iri": "https://example.com/ä",
    "email": "reader@example.com",
    "idn-email": "reader@example.com",
    "hostname": "api.example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "aGVsbG8sIHdvcmxkIQ==",
    "binary": "bytes",
    "json-pointer": "/a/0",
    "regex": "^a+$",
    "uint64": "18446744073709551615",
    "int64": "9007199254740993",
    "int32": "42",
    "snowflake": "175928847299117063",
    "decimal": "12.340",
    "nonce": "25",
}


def text(format=None, pattern=None, minimum=0, maximum=None, turn=0):
    """A text, or None where this module cannot think of one."""
    if pattern is not None:
        for candidate in (FORMATS.get(format, "text"), matching(pattern, minimum)):
            if candidate is not None and fits(candidate, pattern, minimum, maximum):
                return candidate
        return None
    candidate = FORMATS.get(format) or f"text {turn + 1}"
    if format in FORMATS and fits(candidate, None, minimum, maximum):
        return candidate
    candidate = candidate if format not in FORMATS else "text"
    candidate = candidate.ljust(minimum, "x")
    return candidate if maximum is None else candidate[:maximum]


def fits(candidate, pattern, minimum, maximum):
    if len(candidate) < minimum or maximum is not None and len(candidate) > maximum:
        return False
    return pattern is None or re.search(pattern, candidate) is not None


def matching(pattern, minimum):
    """The shortest match of a regular expression, and longer ones until it is as long as wanted."""
    try:
        tree = parser.parse(pattern)
    except re.error:
        return None
    for more in (0, 1, 2, 4, 8, 16, 32, 64, 128):
        try:
            candidate = spelled(tree, more)
        except NotImplementedError:
            return None
        if len(candidate) >= minimum:
            return candidate
    return None


def spelled(tree, more):
    """A text for the parsed expression, each repetition `more` often than it must."""
    result = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            result += chr(value)
        elif kind is op.NOT_LITERAL:
            result += next(c for c in string.ascii_letters if ord(c) != value)
        elif kind is op.ANY:
            result += "a"
        elif kind is op.IN:
            result += member(value)
        elif kind is op.BRANCH:
            result += spelled(value[1][0], more)
        elif kind is op.SUBPATTERN:
            result += spelled(value[-1], more)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, inner = value
            result += spelled(inner, 0) * min(least + more, most)
        elif kind is not op.AT and kind not in (op.ASSERT, op.ASSERT_NOT):
            raise NotImplementedError(kind)
    return result


def member(choices):
    """A character of a class; in a negated one, one that is not excluded."""
    tests = []
    for kind, value in choices:
        if kind is op.LITERAL:
            tests.append(lambda c, value=value: ord(c) == value)
        elif kind is op.RANGE:
            tests.append(lambda c, value=value: value[0] <= ord(c) <= value[1])
        elif kind is op.CATEGORY:
            tests.append(lambda c, value=value: in_category(c, value))
    negated = choices[0][0] is op.NEGATE
    for c in string.ascii_lowercase + string.digits + string.ascii_uppercase + string.punctuation + " \n":
        if any(test(c) for test in tests) != negated:
            return c
    raise NotImplementedError(choices)


def in_category(c, category):
    return {
        op.CATEGORY_DIGIT: c.isdigit(),
        op.CATEGORY_NOT_DIGIT: not c.isdigit(),
        op.CATEGORY_WORD: c.isalnum() or c == "_",
        op.CATEGORY_NOT_WORD: not (c.isalnum() or c == "_"),
        op.CATEGORY_SPACE: c.isspace(),
        op.CATEGORY_NOT_SPACE: not c.isspace(),
    }[category]
