"""What is known to be wrong with documents, with the reason why it stays so: Generator/Tests/RealWorld/justified.yaml."""
import re
from dataclasses import dataclass, field

import yaml


@dataclass
class Entry:
    says: re.Pattern
    because: str
    #: The document and operations that it is about; without any, all.
    document: str | None = None
    operations: list = field(default_factory=list)
    #: How often it was needed.
    uses: int = 0


class Justified:
    def __init__(self, file):
        known = yaml.safe_load(file.read_text()) or {}
        self.warnings = [entry(described) for described in known.get("warnings") or ()]
        self.failures = [entry(described) for described in known.get("failures") or ()]

    def warning(self, document, message):
        return used(self.warnings, document, None, message)

    def failure(self, document, operation, step, reason):
        return used(self.failures, document, operation, f"{step}: {reason}")

    def unused(self, document):
        """Entries for the document that nothing needs any more."""
        return [entry for entry in self.failures if entry.document == document and not entry.uses]


def entry(described):
    return Entry(
        re.compile(described["says"]), described["because"], described.get("document"), described.get("operations", [])
    )


def used(entries, document, operation, text):
    for known in entries:
        is_meant = known.document in (None, document) and (not known.operations or operation in known.operations)
        if is_meant and known.says.search(text):
            known.uses += 1
            return known
    return None
