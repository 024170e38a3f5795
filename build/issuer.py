"""An OpenID Connect issuer for functions in SAM's containers, and its tokens."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "broadsheet"
KEY_ID = "the-only-one"


class Issuer:
    """Says where it is and by which key it signs, and that it knows no code it is shown.

    host is the name by which containers find this machine.
    """

    def __init__(self, running, host):
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        server = running.enter_context(ThreadingHTTPServer(("0.0.0.0", 0), handler(self._key.public_key())))
        Thread(target=server.serve_forever, daemon=True).start()
        running.callback(server.shutdown)
        self.port = server.server_address[1]
        self.name = f"http://{host}:{self.port}"

    def token(self, subject, name, *groups):
        """A bearer token of a person, good for an hour."""
        now = int(time.time())
        claims = {"iss": self.name, "aud": AUDIENCE, "sub": subject, "name": name, "iat": now, "exp": now + 3600}
        return jwt.encode(
            claims | ({"cognito:groups": groups} if groups else {}), self._key, "RS256", headers={"kid": KEY_ID}
        )


def handler(key):
    public = RSAAlgorithm.to_jwk(key, as_dict=True) | {"kid": KEY_ID, "use": "sig", "alg": "RS256"}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            here = f"http://{self.headers['Host']}"
            self.answer(
                200,
                {"keys": [public]}
                if self.path == "/keys"
                else {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "jwks_uri": f"{here}/keys",
                    "subject_types_supported": ["public"],
                },
            )

        def do_POST(self):
            self.answer(400, {"error": "invalid_grant"})

        def answer(self, status, document):
            body = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler
