"""`sam`, with what stands before functions on AWS and SAM's emulator leaves out; started by sam_api.py.

SAM skips JWT authorizers: it lets everybody through, and hands on no claims. Here the emulator asks for a token on
those routes, as API Gateway does, and puts its claims into the event. And each event says of the client what the CDN
says: its address, and that it came by the CDN. SITE_FRONT is the JSON of what has to be known for that.
"""

import json
import os
import sys

import jwt
from flask import request
from samcli.cli.main import cli
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
    """The claims of a valid token, as texts, which is how HTTP APIs hand them on; none without one."""
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
