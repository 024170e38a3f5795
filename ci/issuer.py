"""An OpenID Connect issuer for functions in SAM's containers, and its tokens."""

import time

import jwt
import servers
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

AUDIENCE = "broadsheet"
KEY_ID = "the-only-one"


class Issuer:
    """An issuer that publishes its address and its signing key, and rejects every authorization code.

    `host` is the name by which containers reach this machine.
    """

    def __init__(self, running, host):
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.port = servers.serve(running, "0.0.0.0", handler(self._key.public_key()))
        self.name = f"http://{host}:{self.port}"

    def token(self, subject, name, *groups):
        """A bearer token for a person, valid for one hour."""
        now = int(time.time())
        claims = {"iss": self.name, "aud": AUDIENCE, "sub": subject, "name": name, "iat": now, "exp": now + 3600}
        return jwt.encode(
            claims | ({"cognito:groups": groups} if groups else {}), self._key, "RS256", headers={"kid": KEY_ID}
        )


def handler(key):
    public = RSAAlgorithm.to_jwk(key, as_dict=True) | {"kid": KEY_ID, "use": "sig", "alg": "RS256"}

    class Handler(servers.Issuer):
        def do_GET(self):
            if self.path == "/keys":
                self.answer(200, {"keys": [public]})
            else:
                super().do_GET()

        def do_POST(self):
            self.answer(400, {"error": "invalid_grant"})

    return Handler
