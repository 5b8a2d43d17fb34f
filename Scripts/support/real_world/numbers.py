"""A number that fits a range, and a step."""


def number(constraints, kind):
    """A number in the range; where it is wide enough one that a Double does not hold, or one with a fraction."""
    least, most = constraints.most("minimum"), constraints.least("maximum")
    if (exclusive := constraints.most("exclusiveMinimum")) is not None:
        least = max(exclusive + 1, least if least is not None else exclusive + 1)
    if (exclusive := constraints.least("exclusiveMaximum")) is not None:
        most = min(exclusive - 1, most if most is not None else exclusive - 1)
    if True in constraints.all("exclusiveMinimum") and least is not None:
        least += 1
    wanted = 42 if kind == "integer" else 12.25
    if constraints.first("format") == "int64":
        wanted = 9007199254740993
    step = constraints.first("multipleOf")
    if step:
        wanted = step * 3
    if least is not None and wanted < least:
        wanted = least if not step else step * -(-least // step)
    if most is not None and wanted > most:
        wanted = most if not step else step * (most // step)
    if kind == "integer" and int(wanted) == wanted:
        wanted = int(wanted)
    return wanted
