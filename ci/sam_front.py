"""Runs `sam` with the authorizer and the CDN's headers, which SAM's emulator lacks; started by sam_api.py.

SAM ignores JWT authorizers: it accepts every request and passes no claims on. This requires a token on protected
routes, as API Gateway does, and adds its claims to the event. It also adds the CDN's headers: the client's address
and the origin secret. SITE_FRONT contains the settings as JSON.
"""

import json
import os
import sys

import jwt
from flask import request
from sam_patched import cli
from samcli.commands.local.lib import local_api_service
from samcli.local.apigw.local_apigw_service import LocalApigwService

FRONT = json.loads(os.environ["SITE_FRONT"])
KEYS = jwt.PyJWKClient(FRONT["keys"])


class Front(LocalApigwService):
    def _request_handler(self, **arguments):
        if self._route_key_of(request) in FRONT["protected"] and not claims_of(request):
            return self.service_response('{"message":"Unauthorized"}', {"Content-Type": "application/json"}, 401)
        return super()._request_handler(**arguments)

    def _generate_lambda_event(self, flask_request, route, method, endpoint):
        event = super()._generate_lambda_event(flask_request, route, method, endpoint)
        event["headers"]["X-Forwarded-For"] = f"{flask_request.remote_addr}, {FRONT['cdn']}"
        event["headers"]["X-Origin-Secret"] = FRONT["secret"]
        event["headers"]["X-Viewer-Host"] = flask_request.host
        if event["routeKey"] in FRONT["protected"]:
            event["requestContext"]["authorizer"] = {"jwt": {"claims": claims_of(flask_request), "scopes": None}}
        return event

    def _route_key_of(self, flask_request):
        route = self._get_current_route(flask_request)
        return self._v2_route_key(flask_request.method, route.path, route.is_default_route)


def claims_of(flask_request):
    """The claims of a valid token, as strings, which is how HTTP APIs pass them on; empty without a valid token."""
    scheme, _, token = flask_request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return {}
    try:
        key = KEYS.get_signing_key_from_jwt(token)
        claims = jwt.decode(token, key, ["RS256"], audience=FRONT["audience"], issuer=FRONT["issuer"])
    except jwt.PyJWTError:
        return {}
    return {name: f"[{' '.join(it)}]" if isinstance(it, list) else str(it) for name, it in claims.items()}


if __name__ == "__main__":
    local_api_service.LocalApigwService = Front
    sys.exit(cli(prog_name="sam"))
