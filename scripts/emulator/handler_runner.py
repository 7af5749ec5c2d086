"""Calls a Python handler as Lambda would.

In, on standard input: { folder, handler, context, timeoutSeconds, events }. Out, on file descriptor 3: one { answer } or
{ error } for each event; standard output stays the handler's own. All events go to one process, so what a handler keeps
outside itself is kept between them.
"""

import importlib
import json
import os
import sys
import time
from types import SimpleNamespace


def main():
    request = json.load(sys.stdin)
    sys.path.insert(0, request["folder"])
    module, _, name = request["handler"].rpartition(".")
    handler = getattr(importlib.import_module(module.replace("/", ".")), name)
    context = request["context"]
    outcomes = []
    for event in request["events"]:
        end = time.monotonic() + request["timeoutSeconds"]
        lambda_context = SimpleNamespace(
            function_name=context["functionName"],
            function_version=context["functionVersion"],
            invoked_function_arn=context["invokedFunctionArn"],
            memory_limit_in_mb=context["memoryLimitInMB"],
            aws_request_id=context["awsRequestId"],
            log_group_name=context["logGroupName"],
            log_stream_name=context["logStreamName"],
            get_remaining_time_in_millis=lambda end=end: int((end - time.monotonic()) * 1000),
        )
        try:
            outcomes.append({"answer": handler(event, lambda_context)})
        except Exception as error:  # pylint: disable=broad-except
            outcomes.append({"error": {"errorType": type(error).__name__, "errorMessage": str(error)}})
    with os.fdopen(3, "w", encoding="utf-8") as channel:
        json.dump(outcomes, channel)


main()
