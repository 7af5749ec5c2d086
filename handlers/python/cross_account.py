"""Clients for another account or region that stay good while a function is warm, and an Invoke that reports failures.

In: a role ARN or a function ARN. Out: boto3 clients, kept across invocations, and the answer of the invoked function.
The TypeScript counterpart is lib/runtime.
"""

import json
import os
import re
from functools import lru_cache, partial
from typing import Any

import boto3
import botocore.session
from botocore.config import Config
from botocore.credentials import (
    AssumeRoleCredentialFetcher,
    CredentialProvider,
    CredentialResolver,
    RefreshableCredentials,
)

# botocore refreshes 15 minutes (at the latest 10) before the end unless told otherwise: a session of 900 seconds
# would be renewed at every single request.
REFRESH_AHEAD_SECONDS = 5 * 60

_RETRIES = {"mode": "standard", "total_max_attempts": 3}
# botocore gives up reading after 60 seconds and sends the request again: a slow function would run twice. 900 s is the
# longest that a function can run.
_LAMBDA_CONFIG = Config(retries=_RETRIES, read_timeout=905, tcp_keepalive=True)

# Names can come from outside (a Kinesis record names the role): a warm function must not grow with every one of them.
_KEPT = 100

_PARTITIONS = (
    ("cn-", "aws-cn"),
    ("us-gov-", "aws-us-gov"),
    ("us-iso-", "aws-iso"),
    ("us-isob-", "aws-iso-b"),
    ("us-isof-", "aws-iso-f"),
    ("eu-isoe-", "aws-iso-e"),
    ("eusc-", "aws-eusc"),
)
_FUNCTION_ARN = re.compile(
    r"arn:aws[a-z-]*:lambda:([a-z]+(?:-[a-z]+)+-[0-9]+):[0-9]{12}:function:[A-Za-z0-9_-]{1,64}"
    r"(?::(?:\$LATEST(?:\.PUBLISHED)?|[A-Za-z0-9_-]{1,128}))?"
)


class MissingVariableError(Exception):
    """An environment variable that the stack sets is missing."""


class InvokedFunctionError(Exception):
    """The invoked function failed: Invoke answers that with status 200 and a FunctionError, not with an exception."""

    def __init__(self, function_arn: str, kind: str, payload: Any) -> None:
        fields = payload if isinstance(payload, dict) else {}
        self.function_arn = function_arn
        self.kind = kind
        self.payload = payload
        self.error_type = _text(fields.get("errorType")) or "Unknown"
        self.error_message = _text(fields.get("errorMessage")) or ""
        # Node.js says trace; Python, Java and .NET say stackTrace.
        trace = fields.get("trace", fields.get("stackTrace"))
        self.trace = [line for line in trace if isinstance(line, str)] if isinstance(trace, list) else []
        suffix = f": {self.error_message}" if self.error_message else ""
        super().__init__(f"{function_arn} failed ({kind}) with {self.error_type}{suffix}")


def required_variable(name: str) -> str:
    """An environment variable that the stack sets; read when first needed, so that importing a handler needs none."""
    value = os.environ.get(name)
    if not value:
        raise MissingVariableError(f"{name} is not set: the environment variables of the function must name it")
    return value


def partition_of(region: str) -> str:
    """The partition of a region, as its ARNs begin."""
    return next((partition for prefix, partition in _PARTITIONS if region.startswith(prefix)), "aws")


def region_of(function_arn: str) -> str:
    """The region of a full function ARN: Lambda refuses the ARN of another region than the client's."""
    match = _FUNCTION_ARN.fullmatch(function_arn)
    if match is None:
        raise ValueError(f"Not a full function ARN: {function_arn!r}")
    return match[1]


@lru_cache(maxsize=_KEPT)
def lambda_client(region: str) -> Any:
    """The Lambda client of a region, with the function's own credentials."""
    return boto3.client("lambda", region_name=region, config=_LAMBDA_CONFIG)


@lru_cache(maxsize=_KEPT)
def assumed_role_client(
    service: str, role_arn: str, session_name: str, region: str, duration_seconds: int | None = None
) -> Any:
    """A client that works as a role: one per service, role and region, one session for all of them of a role."""
    session = botocore.session.get_session()
    credentials = _assumed_role_credentials(role_arn, session_name, duration_seconds)
    session.register_component("credential_provider", CredentialResolver([_Given(credentials)]))
    config = _LAMBDA_CONFIG if service == "lambda" else Config(retries=_RETRIES)
    return session.create_client(service, region_name=region, config=config)


def invoke(client: Any, function_arn: str, payload: Any, invocation_type: str = "RequestResponse") -> Any:
    """Invokes a function; returns its answer (None for an Event), raises InvokedFunctionError when it failed."""
    answer = client.invoke(FunctionName=function_arn, InvocationType=invocation_type, Payload=to_json(payload).encode())
    text = answer["Payload"].read().decode()
    if "FunctionError" in answer:
        kind = "Handled" if answer["FunctionError"] == "Handled" else "Unhandled"
        raise InvokedFunctionError(function_arn, kind, _parsed_or_text(text))
    return json.loads(text) if text else None


def to_json(value: Any) -> str:
    """JSON as JavaScript writes it: no spaces, no escapes that are not needed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@lru_cache(maxsize=_KEPT)
def _assumed_role_credentials(role_arn: str, session_name: str, duration_seconds: int | None) -> RefreshableCredentials:
    source = botocore.session.get_session()
    # Older versions of botocore ask the global endpoint in us-east-1 and a dozen other regions unless told otherwise.
    source.set_config_variable("sts_regional_endpoints", "regional")
    duration = {} if duration_seconds is None else {"DurationSeconds": duration_seconds}
    fetcher = AssumeRoleCredentialFetcher(
        client_creator=partial(source.create_client, region_name=required_variable("AWS_REGION")),
        source_credentials=source.get_credentials(),
        role_arn=role_arn,
        extra_args={"RoleSessionName": session_name, **duration},
    )
    # Like DeferredRefreshableCredentials, but that one takes no time windows.
    return RefreshableCredentials.create_from_metadata(
        metadata=fetcher.fetch_credentials(),
        refresh_using=fetcher.fetch_credentials,
        method="assume-role",
        advisory_timeout=REFRESH_AHEAD_SECONDS,
        mandatory_timeout=REFRESH_AHEAD_SECONDS,
    )


class _Given(CredentialProvider):
    """Hands a botocore session the credentials it shall use."""

    METHOD = "given"
    CANONICAL_NAME = "given"

    def __init__(self, credentials: RefreshableCredentials) -> None:
        super().__init__()
        self._credentials = credentials

    def load(self) -> RefreshableCredentials:
        return self._credentials


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _parsed_or_text(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
