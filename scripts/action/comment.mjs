/**
 * The second step of `action.yml`: the report as a comment on the pull request, which a later run updates in place. In: the
 * report and how to comment, as environment variables. It never fails: what keeps it from commenting it says, in the log
 * and in the summary, where the report is in any case.
 */
import { appendFileSync, readFileSync } from 'node:fs';

const { env } = process;
const MODES = ['changes', 'always', 'never'];
/** Of one page of comments; the most that GitHub gives. */
const PAGE = 100;
const PATIENCE_MS = 30_000;
/** GitHub refuses longer ones. */
const LONGEST = 65_536;

/** Why there is no comment. */
class NoComment extends Error {}

async function main() {
  const { COMMENT: mode, COMMENT_KEY: key, TOKEN: token, REPORT: report } = env;
  if (!MODES.includes(mode)) throw new NoComment(`comment is none of ${MODES.join(', ')}`);
  if (mode === 'never') return;
  // What ends an HTML comment, or is not seen in one, is in no key.
  if (!/^[\w ./]+(-[\w ./]+)*$/.test(key)) {
    throw new NoComment('comment-key holds more than letters, digits, spaces and . / _ and single - between them');
  }
  const number = pullRequest();
  if (number === undefined) return say('There is no pull request, so there is no comment.');
  if (!token) throw new NoComment('there is no token');
  const marker = `<!-- cross-account-lambda comment: ${key} -->`;
  const body = `${marker}\n${readFileSync(report, 'utf8')}`;
  if (body.length > LONGEST) throw new NoComment('the report is longer than a comment may be');
  const comments = `/repos/${env.GITHUB_REPOSITORY}/issues/${number}/comments`;
  const own = await ownComment(comments, marker);
  if (own === undefined && mode === 'changes' && env.NEWS !== 'true') {
    return say('Nothing has changed, so there is no comment.');
  }
  if (own?.body === body) return say('The comment is up to date.');
  if (own === undefined) await call('POST', comments, { body });
  else await call('PATCH', `/repos/${env.GITHUB_REPOSITORY}/issues/comments/${own.id}`, { body });
  return say(own === undefined ? 'The comment is written.' : 'The comment is updated.');
}

function pullRequest() {
  if (env.PULL_REQUEST) {
    if (!/^\d+$/.test(env.PULL_REQUEST)) throw new NoComment('pull-request is no number');
    return env.PULL_REQUEST;
  }
  const event = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
  return event.pull_request?.number ?? (event.issue?.pull_request === undefined ? undefined : event.issue.number);
}

/** The comment with the marker that this token wrote: anybody may write the marker into one of theirs. */
async function ownComment(comments, marker) {
  const login = await ownLogin();
  const isOwn = ({ user, body }) =>
    body?.startsWith(marker) && (login === undefined ? user?.type === 'Bot' : user?.login === login);
  for (let page = 1; ; page += 1) {
    const found = await call('GET', `${comments}?per_page=${PAGE}&page=${page}`);
    const own = found.find(isOwn);
    if (own !== undefined || found.length < PAGE) return own;
  }
}

/** Whose the token is; nothing for the one of a workflow, which is a bot's and may not ask. */
async function ownLogin() {
  const answer = await request('GET', '/user');
  return answer.ok ? (await answer.json()).login : undefined;
}

async function call(method, path, json) {
  const answer = await request(method, path, json);
  if (answer.ok) return answer.json();
  const isRefused = [401, 403, 404].includes(answer.status);
  throw new NoComment(
    isRefused
      ? `the token may not ${method === 'GET' ? 'read' : 'write'} comments here (HTTP ${answer.status}): it needs pull-requests: write, which pull requests from forks do not get`
      : `GitHub answered with HTTP ${answer.status}`,
  );
}

async function request(method, path, json) {
  try {
    return await fetch(`${env.GITHUB_API_URL || 'https://api.github.com'}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${env.TOKEN}`,
        'content-type': 'application/json',
        'user-agent': 'cross-account-lambda',
        'x-github-api-version': '2022-11-28',
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  } catch (error) {
    throw new NoComment(`GitHub cannot be reached (${error.cause?.code ?? error.name})`);
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  // A defect is told as well, and hides no verdict.
  const text = `There is no comment on the pull request: ${error.message}.`;
  say(`::warning::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `\n> ${text.replaceAll('\n', ' ')}\n`);
}
