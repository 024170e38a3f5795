"""Recovers from failed renderings: shows the failed messages, renders every page again, and deletes the messages once
that succeeds.
"""

import json
import sys
from datetime import UTC, datetime

import editors
from lookup import outputs

# A visibility timeout as long as the rendering of a large archive. Messages that are not deleted by then become visible
# again.
HIDDEN = 6 * 3600


def redrive(session, stage, program):
    """Shows the messages in the dead-letter queue of the renderer, and runs a program that renders every page as an
    editor (TOKEN and URL).

    If the program succeeds, deletes these messages, but none that arrived later. If it fails, they stay.
    """
    known = outputs(session.client("cloudformation"), stage.stack)
    queue, sqs = known["UnrenderedChangesQueue"], session.client("sqs")
    messages = list(_received(sqs, queue))
    if not messages:
        print("Everything could be rendered: the queue is empty.")
        return
    for message in messages:
        print(said_of(message))
    if status := editors.run(session, stage, program):
        for message in messages:
            sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
        sys.exit(f"Not all is rendered (the rendering ended with {status}): all {len(messages)} stay in the queue.")
    for message in messages:
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    print(f"Every page is as the table says; {len(messages)} taken out of the queue.")


def _received(sqs, queue):
    # Long polling: a short poll asks only some of SQS's servers, and may return nothing although messages exist.
    while found := sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=HIDDEN, WaitTimeSeconds=1, AttributeNames=["SentTimestamp"]
    ).get("Messages"):
        yield from found


def said_of(message):
    """A message in one line: the time at which its processing was given up, and its subject."""
    sent = int(message["Attributes"]["SentTimestamp"]) / 1000
    body = json.loads(message["Body"])
    if batch := body.get("DDBStreamBatchInfo"):
        what = (
            f"{batch['batchSize']} changes from {batch['approximateArrivalOfFirstRecord']} to"
            f" {batch['approximateArrivalOfLastRecord']}: {body['requestContext']['condition']}"
        )
    else:
        what = f"a task of the rendering {body['rendering']}: {', '.join(body.get('paths', [])) or 'finding pages'}"
    return f"{datetime.fromtimestamp(sent, UTC):%Y-%m-%d %H:%M:%S} {what}"
