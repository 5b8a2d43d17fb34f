#!/usr/bin/env python3
"""Writes the Swift file that has the OpenAPI description in the sandbox.

    embed_spec.py SPEC

A resource would have to be a copy as well, for SwiftPM copies a symbolic link as it is, and embedded as bytes it takes
a minute to compile. As text the program is whole in one file, which runs wherever it is put.
"""

import sys

TEMPLATE = """\
// Made by Scripts/generate from Spec/greenflash.yaml, which is to be edited instead.
// swift-format-ignore-file

/// The OpenAPI description of the API.
enum SpecificationText {
    static let yaml = #\"\"\"
%s
\"\"\"#
}
"""

text = open(sys.argv[1], encoding="utf-8", newline="").read()
if '"""#' in text or "\r" in text or "\\#" in text:
    sys.exit(f"{sys.argv[1]} has what the literal would end or change with: a CR, \"\"\"# or \\#")
sys.stdout.write(TEMPLATE % text)
