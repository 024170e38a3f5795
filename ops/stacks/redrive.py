"""Recovers from failed renderings: queues the failed messages again, or renders every page again where a message has no copy of
what changed.
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
    """Shows the messages in the dead-letter queue of the renderer, and renders what they are about.

    Messages that name pages or changes return to the renderer's queue. For the others it runs a program that renders every
    page as an editor (TOKEN and URL). If the program succeeds, deletes these messages, but none that arrived later. If it
    fails, they stay.
    """
    known = outputs(session.client("cloudformation"), stage.stack)
    queue, sqs = known["UnrenderedChangesQueue"], session.client("sqs")
    messages = list(_received(sqs, queue))
    if not messages:
        print("Everything could be rendered: the queue is empty.")
        return
    for message in messages:
        print(said_of(message))
    others = []
    for message in messages:
        if _names_its_pages(message):
            sqs.send_message(QueueUrl=known["RenderingTasksQueue"], MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        else:
            others.append(message)
    print(f"{len(messages) - len(others)} of {len(messages)} are queued again.")
    if others:
        _render_everything(session, stage, program, sqs, queue, others)


def _render_everything(session, stage, program, sqs, queue, messages):
    status = None
    try:
        status = editors.run(session, stage, program)
    finally:
        for message in messages:
            if status == 0:
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            else:
                sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
    if status:
        sys.exit(f"Not all is rendered (the rendering ended with {status}): all {len(messages)} stay in the queue.")
    print(
        f"Every page of what is published is as the table says; {len(messages)} taken out of the queue. Pages of what was"
        f" withdrawn or renamed may be left: make check STAGE={stage.name} REPAIR=1 finds and deletes them."
    )


def _received(sqs, queue):
    # Long polling: a short poll asks only some of SQS's servers, and may return nothing although messages exist.
    while found := sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=HIDDEN, WaitTimeSeconds=1, AttributeNames=["SentTimestamp"]
    ).get("Messages"):
        yield from found


def _names_its_pages(message):
    return not {"pages", "changes"}.isdisjoint(json.loads(message["Body"]))


def said_of(message):
    """A message in one line: the time at which its processing was given up, and its subject."""
    sent = int(message["Attributes"]["SentTimestamp"]) / 1000
    match json.loads(message["Body"]):
        case {"DDBStreamBatchInfo": batch, "requestContext": context}:
            what = (
                f"{batch['batchSize']} changes from {batch['approximateArrivalOfFirstRecord']} to"
                f" {batch['approximateArrivalOfLastRecord']}: {context['condition']}"
            )
        case {"pages": pages}:
            what = f"pages: {', '.join(pages)}"
        case {"changes": changes}:
            what = f"{len(changes)} changes of an import"
        case {"rendering": rendering}:
            what = f"a task of the rendering {rendering}"
        case other:
            what = f"an unknown message: {json.dumps(other)}"
    return f"{datetime.fromtimestamp(sent, UTC):%Y-%m-%d %H:%M:%S} {what}"
