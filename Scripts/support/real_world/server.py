"""Answers every call with what its case says, and keeps the request for later judgement."""
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .bodies import encoded


@dataclass
class Request:
    method: str
    path: str
    query: str
    headers: dict
    body: bytes
    #: The JSON that the answer is, as far as it can be compared; None where there is none.
    answered: object = None
    media_type: str | None = None


class TestServer:
    """Runs on a free port of this machine while it is entered."""

    def __init__(self, cases):
        self.cases = {case.id: case for case in cases}
        #: By case and method of the generated module.
        self.requests = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self):
        return "http://127.0.0.1:%d" % self.server.server_port

    def answer(self, request):
        """Status, header fields and body for a request."""
        case = self.cases.get(int(request.headers.get("x-sample", -1)))
        if case is None:
            return 500, {}, b"no such sample"
        self.requests.setdefault((case.id, request.headers.get("x-method")), []).append(request)
        headers = {name: header_text(value) for name, value in case.headers.items()}
        if not case.answers:
            return case.status, headers, b""
        # A service says that a call failed in its own way, whatever was asked for.
        accept = "*/*" if case.is_failure else request.headers.get("accept", "*/*")
        media_type = accepted(accept, list(case.answers))
        if media_type is None:
            return 406, {}, b""
        body, request.answered = encoded(media_type, case.answers[media_type])
        request.media_type = media_type
        return case.status, {**headers, "content-type": media_type.replace("*", "octet-stream")}, body

    def _handler(server):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Small answers must not wait for the client's acknowledgement of the head.
            disable_nagle_algorithm = True
            wbufsize = 1 << 16

            def handle_request(self):
                path, _, query = self.path.partition("?")
                headers = Headers((name.lower(), value) for name, value in self.headers.items())
                request = Request(self.command, path, query, headers, self.body())
                status, fields, body = server.answer(request)
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                if status not in (204, 304):
                    self.send_header("content-length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD" and status not in (204, 304):
                    self.wfile.write(body)

            def body(self):
                if self.headers.get("transfer-encoding", "").lower() != "chunked":
                    return self.rfile.read(int(self.headers.get("content-length", 0)))
                body = b""
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            def log_message(self, *_):
                pass

        for method in ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"):
            setattr(Handler, "do_" + method, Handler.handle_request)
        return Handler


class Headers(dict):
    def get(self, name, default=None):
        return super().get(name.lower(), default)


def accepted(accept, media_types):
    """The first media type that the client says it takes."""
    ranges = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    for wanted in ranges:
        for media_type in media_types:
            essence = media_type.partition(";")[0].strip().lower()
            if wanted in ("*/*", essence) or essence == "*/*" or wanted == essence.split("/")[0] + "/*":
                return media_type
    return None


def header_text(value):
    """The style `simple` (OpenAPI 3.2, section 4.12.4)."""
    if isinstance(value, list):
        return ",".join(map(header_text, value))
    if isinstance(value, dict):
        return ",".join(f"{name},{header_text(item)}" for name, item in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
