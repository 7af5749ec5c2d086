import { badChoice, type Problem } from '../errors';
import { isInterpolated } from '../iam/name-rules';

/** What is wrong with an optional text that must be JSON, if it is given and anything is; one with a token is left alone. */
export function checkJsonText(property: string, text: string | undefined): Problem | undefined {
  if (text === undefined || isInterpolated(text)) {
    return undefined;
  }
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return badChoice(property, text, 'the text of a JSON value');
  }
}
