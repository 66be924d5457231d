"""A host as units meet them: slow, broken, redirecting, rate-limited. Runs in a thread of the test."""
import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Host:
    """`answers[path]` is a function (request handler, count of requests so far for this path) → None, or bytes."""

    def __init__(self, address="127.0.0.1"):
        self.answers, self.seen = {}, []
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                path = self.path.split("?")[0]
                earlier = sum(1 for seen in host.seen if seen[0].split("?")[0] == path)
                host.seen.append((self.path, dict(self.headers)))
                answer = host.answers.get(self.path, host.answers.get(path))
                if answer is None:
                    return self.give(404, b"")
                made = answer(self, earlier) if callable(answer) else answer
                if made is not None:
                    self.give(200, made)

            def give(self, status, body, headers=()):
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(body)
                self.close_connection = True

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer((address, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.origin = "http://%s:%d" % (address, self.port)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def tagged(body, tag='"v1"'):
    """A body with an ETag, 304 when the asker has it, the rest of it when only that is asked for."""
    def answer(request, _):
        if request.headers.get("If-None-Match") == tag:
            return request.give(304, b"", [("ETag", tag)])
        wanted = request.headers.get("Range")
        if wanted and request.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            return request.give(206, body[start:], [("ETag", tag), ("Content-Range", "bytes %d-%d/%d" % (start, len(body) - 1, len(body)))])
        return request.give(200, body, [("ETag", tag), ("Accept-Ranges", "bytes")])
    return answer


def cut(body, at, whole, tag='"v1"'):
    """The first time the connection breaks after `at` bytes; then `whole` answers."""
    def answer(request, earlier):
        if earlier:
            return whole(request, earlier)
        request.send_response(200)
        for name, value in (("ETag", tag), ("Accept-Ranges", "bytes"), ("Content-Length", str(len(body)))):
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body[:at])
        request.close_connection = True
    return answer


def failing(status, times, body, headers=()):
    def answer(request, earlier):
        if earlier < times:
            return request.give(status, b"<html>no</html>", headers)
        return body
    return answer


def redirect(target):
    return lambda request, _: request.give(302, b"", [("Location", target)])


def packed(body):
    return lambda request, _: request.give(200, gzip.compress(body), [("Content-Encoding", "gzip")])


def endless(limit_seconds=5):
    def answer(request, _):
        request.send_response(200)
        request.send_header("Connection", "close")
        request.end_headers()
        ends = time.monotonic() + limit_seconds
        try:
            while time.monotonic() < ends:
                request.wfile.write(b"x" * (1 << 20))
        except OSError:
            pass
        request.close_connection = True
    return answer
