"""The calls to make of each operation, with their arguments, and what the server answers to each."""
import json
from collections import Counter
from dataclasses import dataclass, field

from .bodies import is_json, is_stream
from .constraints import Unsatisfiable
from .document import pointer
from .samples import How

#: How many values of one schema are tried, most of them to see every member of every union.
MOST_VALUES = 140
#: How many of them may show no new member before it is given up: those inside of a member come with its next turn.
MOST_IDLE = 8
#: How many bodies of each kind of failure are answered.
MOST_FAILURES = 3


@dataclass
class Case:
    id: int
    operation: object
    #: Values by place and name; bodies by media type.
    arguments: dict
    status: int
    #: What is answered, by media type: values of the schema, of which a stream sends all and others the first.
    answers: dict
    headers: dict = field(default_factory=dict)
    #: What the document says of the status.
    response: object = None

    @property
    def is_failure(self):
        return self.status >= 400

    def as_json(self):
        """What the generated caller has to know, each value as JSON text of its own."""
        texts = {
            place: {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
            for place, values in self.arguments.items()
        }
        return {"id": self.id, "operation": self.operation.id, "arguments": texts}


class Cases:
    def __init__(self, document, validation, sampler):
        self.document = document
        self.validation = validation
        self.sampler = sampler
        #: Values of which the document's own examples are made, and those that its examples or schemas contradict.
        self.sources = Counter()
        #: Examples of bodies that do not fit their own schema, and values that should, with the reason.
        self.contradictions = []
        #: Schemas that no valid value was found for, with the reason.
        self.unsampled = {}
        self.known = {}
        self.all = []
        for operation in document.operations:
            self._add(operation)

    def _add(self, operation):
        arguments = self._arguments(operation)
        answers = list(self._answers(operation))
        if not arguments or not answers:
            return
        for index in range(max(len(arguments), len(answers))):
            self._append(operation, arguments[index % len(arguments)], answers[index % len(answers)])
        for answer in self._failures(operation):
            self._append(operation, arguments[-1], answer)

    def _append(self, operation, arguments, answer):
        status, contents, headers, response = answer
        self.all.append(Case(len(self.all), operation, arguments, status, contents, headers, response))

    # Arguments

    def _arguments(self, operation):
        """The fewest arguments, all of them, and all with every other value of the body."""
        given = {}
        for parameter in operation.parameters:
            values = [value for value in self.values(parameter.schema, True) if is_sendable(value, parameter)]
            if values:
                given[parameter] = values
            elif parameter.required:
                self.unsampled.setdefault(parameter.schema, "no value for a required parameter")
                return []
        bodies = {media_type: self._request_bodies(content) for media_type, content in operation.body.items()}
        if operation.body_required and not all(bodies.values()):
            return []
        lengths = [len(values) for values in [*given.values(), *bodies.values()]]
        return [self._round(operation, given, bodies, index) for index in range(max([2, *lengths]))]

    def _request_bodies(self, content):
        values = self.values(content.schema, True) if content.schema else ["text"]
        if is_json(content.media_type) or not content.schema:
            return values
        # A form has no null: what is left without them must still do.
        values = [without_nulls(value) for value in values]
        return [value for value in values if self.validation.problem(value, content.schema, True) is None]

    def _round(self, operation, given, bodies, index):
        arguments = {}
        for parameter, values in given.items():
            if index > 0 or parameter.required:
                arguments.setdefault(parameter.place, {})[parameter.name] = values[index % len(values)]
        if index > 0 or operation.body_required:
            body = {media_type: values[index % len(values)] for media_type, values in bodies.items() if values}
            if body:
                arguments["body"] = body
        return arguments

    # Answers

    def _answers(self, operation):
        """Status, bodies by media type, header fields and response, of each success that the document promises."""
        for status, response in successes(operation):
            bodies = {media: self._bodies(content) for media, content in response.content.items()}
            bodies = {media: values for media, values in bodies.items() if values}
            if response.content and not bodies:
                continue
            headers = {name: self.values(path, False)[-1:] for name, path in response.headers.items()}
            headers = {name: values[0] for name, values in headers.items() if values}
            for index in range(max([1, *map(len, bodies.values())])):
                turned = {
                    media: values if is_stream(media) else values[index % len(values):][:1]
                    for media, values in bodies.items()
                }
                yield status, turned, headers if index else {}, response

    def _failures(self, operation):
        """The same of each failure whose body is JSON."""
        for status, response in failures(operation):
            for media, content in response.content.items():
                if is_json(media) and content.schema is not None:
                    values = self._bodies(content)
                    yield from ((status, {media: [value]}, {}, response) for value in values[:MOST_FAILURES])

    def _bodies(self, content):
        media = self.document.at(content.path)
        if content.schema is None:
            return list(examples_of(self.document, media, content.path)) or ["text"]
        values = []
        if not content.is_item:
            for example in examples_of(self.document, media, content.path):
                problem = self.validation.problem(example, content.schema, False)
                if problem is None:
                    self.sources["examples of answers"] += 1
                    values.append(example)
                else:
                    self.sources["examples that contradict their schema"] += 1
                    self.contradictions.append((f"example of {pointer(content.path)}", problem))
        values += self.values(content.schema, False)
        return self._in_order(content, values) if content.is_item else values

    def _in_order(self, content, events):
        """Without the events that fail a stream, and with those that end it at the end (`x-event-role`)."""
        roles = {}
        schema, path = self.document.follow(content.schema)
        for index in range(len(schema.get("oneOf", ()))):
            member, _ = self.document.follow(path + ("oneOf", index))
            name = member.get("properties", {}).get("event", {}).get("const")
            roles[name] = member.get("x-event-role")
        kept = [event for event in events if roles.get(event.get("event")) != "error"]
        return sorted(kept, key=lambda event: roles.get(event.get("event")) == "final")

    # Values

    def values(self, path, is_request):
        """Valid values of a schema, all different: minimal, full, with nulls, and until each member of each union was there."""
        target = self.document.follow(path)[1]
        if (target, is_request) not in self.known:
            self.known[target, is_request] = list(self._values(target, is_request))
        return self.known[target, is_request]

    def _values(self, path, is_request):
        #: The values that there were, and whether they fit.
        seen = {}
        idle = 0
        full = How(is_request)
        problem = None
        whole = [value for value in self.sampler.examples_of(path, is_request) if isinstance(value, (dict, list))]
        ways = [How(is_request, is_full=False), full, How(is_request, prefers_null=True)]
        for index in range(MOST_VALUES):
            waiting = set(self.sampler.waiting)
            if index < len(whole):
                value, source = whole[index], "examples of schemas"
                self.sampler.chosen = set()
            elif index - len(whole) < len(ways):
                value, source = self._sample(path, ways[index - len(whole)]), "made from schemas"
            elif waiting:
                value, source = self._sample(path, full), "made from schemas"
            else:
                break
            if isinstance(value, Unsatisfiable):
                problem = problem or str(value)
                continue
            text = json.dumps(value, sort_keys=True)
            if text in seen:
                self.sampler.shown |= self.sampler.chosen if seen[text] else set()
            else:
                trouble = self.validation.problem(value, path, is_request)
                seen[text] = trouble is None
                if trouble is None:
                    self.sources[source] += 1
                    if not is_request and self.validation.fits_several(value, path):
                        self.sources["of these, answers that fit several members of a union"] += 1
                    self.sampler.shown |= self.sampler.chosen
                    yield value
                else:
                    self.sources["values that do not fit after all"] += 1
                    self.contradictions.append((f"value for {pointer(path)}", trouble))
                    problem = problem or trouble
            idle = 0 if waiting - self.sampler.waiting else idle + 1
            if idle > MOST_IDLE:
                break
        if problem and not seen:
            self.unsampled[path] = problem

    def _sample(self, path, how):
        try:
            return self.sampler.value(path, how)
        except Unsatisfiable as problem:
            return problem


def successes(operation):
    """Statuses of success with their responses; where none is named, the default is one."""
    found = []
    for key, response in operation.responses.items():
        if key.upper() == "2XX":
            found.append((200, response))
        elif key.isdigit() and 200 <= int(key) < 300:
            found.append((int(key), response))
    if not found and "default" in operation.responses:
        found.append((200, operation.responses["default"]))
    return found


def failures(operation):
    """Statuses of failures with their responses; `default` is one where there are others."""
    named = [int(key) for key in operation.responses if key.isdigit()]
    for key, response in operation.responses.items():
        if key.upper() in ("4XX", "5XX"):
            status = int(key[0]) * 100 + 18
            yield next(code for code in range(status, status + 80) if code not in named), response
        elif key.isdigit() and 400 <= int(key) < 600:
            yield int(key), response
        elif key == "default" and all(response is not other for _, other in successes(operation)):
            ranges = [name[0] for name in operation.responses if name.upper() in ("4XX", "5XX")]
            first = 418 if "4" not in ranges else 518
            yield next(code for code in range(first, first + 80) if code not in named), response


def examples_of(document, media, path):
    if "example" in media:
        yield media["example"]
    for name in media.get("examples", {}):
        example, _ = document.follow(path + ("examples", name))
        if isinstance(example, dict):
            for key in ("value", "dataValue"):
                if key in example:
                    yield example[key]


def is_sendable(value, parameter):
    """Whether the parameter has a form for the value: in a path nothing is empty, and null is none at all."""
    if value is None or isinstance(value, list) and None in value:
        return False
    if parameter.place in ("path", "header") and value in ("", []):
        return False
    return True


def without_nulls(value):
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value if item is not None]
    return value
