/** What `--help` prints, word for word. */
import type { CommandName } from './command-line';

/** Options that every command has. */
const COMMON = `  --stack NAME          Take this stack of a cdktf.out folder only; repeatable
  --together            Judge all stacks of a cdktf.out folder as one world
  --account KEY=ID      The account of a provider that the input does not tell; repeatable
  --output FILE         Write the result to a file instead of standard output
  --no-color            No colours (NO_COLOR does the same)
  -h, --help            Print this message
`;

const INPUT = `INPUT is a plan or a state (terraform show -json), a cdktf.out folder, a cdk.tf.json, an
inventory, or - for standard input. Several are one world; the stacks of one cdktf.out are
judged each by itself.
`;

const GENERAL = `Usage: cross-account-lambda COMMAND INPUT... [options]

Proves from Terraform JSON which cross-account Lambda and STS accesses AWS would allow.
It needs no credentials and changes nothing.

Commands:
  check INPUT...        Prove each declared access, and that nothing else crosses accounts
  review INPUT...       Tell what a change opens, closes and widens, and what is wrong with it
  prove INPUT...        Ask one question: may this principal do this to that?
  graph INPUT...        Draw who may reach what

${INPUT}
Options:
${COMMON}  --version             Print the version

Each command has its own: cross-account-lambda COMMAND --help
`;

const CHECK = `Usage: cross-account-lambda check INPUT... [options]

Proves each access that an access_manifest declares, and that nothing else crosses accounts.

${INPUT}
Options:
  --format FORMAT       text (default), json or markdown
  --allow-unknown       Exit with 0 where the input does not tell
${COMMON}
Exit: 0 all is proved, 1 something is not, 2 cannot run, 3 the input does not tell
`;

const REVIEW = `Usage: cross-account-lambda review INPUT... [options]

Tells which accesses a change opens, widens, narrows and closes, with findings. A plan tells what
was and what will be; without any before, everything counts as opened.

${INPUT}
Options:
  --before INPUT        Compare with what this input tells, such as the synthesis of the base
                        branch; stacks are compared by name; repeatable
  --fail-on SEVERITY    Exit with 1 on a new finding of this weight or more: error (default),
                        warning, note or never
  --strict              Exit with 3 where the input does not tell all
  --config FILE         Trusted accounts, severities and waivers
                        (default: cross-account-lambda.json, where there is one)
  --date YYYY-MM-DD     The day on which waivers hold or have expired (default: today, in UTC)
  --format FORMAT       text (default), markdown, json or sarif
${COMMON}
Exit: 0 no new finding at or over --fail-on, 1 there is one, 2 cannot run,
      3 with --strict, the input does not tell
`;

const PROVE = `Usage: cross-account-lambda prove INPUT... --principal P --action A --resource R [options]

Decides one request as AWS would, and shows the statements that made the decision.

${INPUT}
Options:
  --principal P         ARN of a role, role session, user or account root, or a service name
  --action A            One action, such as sts:AssumeRole
  --resource R          ARN of one role, function (with its qualifier) or other resource
  --context KEY=VALUE   Value of a condition key; repeat a key to give it several values
  --session-policy FILE A policy document the session was made with; repeatable
  --expect OUTCOME      allowed (default), explicitDeny, implicitDeny, denied or unknown
  --format FORMAT       text (default), json or markdown
${COMMON}
Exit: 0 as expected, 1 not as expected, 2 cannot run, 3 the input does not tell
`;

const GRAPH = `Usage: cross-account-lambda graph INPUT... [options]

Draws the accesses between roles, functions, services and accounts.

${INPUT}
Options:
  --format FORMAT       mermaid (default), json or text
${COMMON}
Exit: 0 drawn, 2 cannot run
`;

/** The help of a command, or of all of them. */
export function helpText(command?: CommandName): string {
  switch (command) {
    case undefined:
      return GENERAL;
    case 'check':
      return CHECK;
    case 'review':
      return REVIEW;
    case 'prove':
      return PROVE;
    case 'graph':
      return GRAPH;
    default:
      return command satisfies never;
  }
}
