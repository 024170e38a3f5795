"""Calls the emulators with JSON, for programs without an SDK. The emulators need a signature, and do not verify it."""

import json
import urllib.error
import urllib.request

SERVICES = {"dynamodb": "DynamoDB_20120810", "sqs": "AmazonSQS"}


def signed(service):
    """The headers that sign a request."""
    credential = f"local/20260101/us-east-1/{service}/aws4_request"
    return {
        "X-Amz-Date": "20260101T000000Z",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0",
    }


def ask(endpoint, service, operation, **document):
    """Calls a service. Returns its response, or raises RuntimeError if it refuses."""
    headers = {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": f"{SERVICES[service]}.{operation}"}
    request = urllib.request.Request(endpoint, json.dumps(document).encode(), headers | signed(service))
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"{}")
    except urllib.error.HTTPError as refusal:
        raise RuntimeError(f"{operation} got status {refusal.code}: {refusal.read().decode()}") from refusal
