import { Token } from 'cdktf';
import { otherName, type Problem } from '../errors';

/** What is wrong with a name that must be the one of a resource, if the resource's is known at synth and another. */
export function checkSameName(property: string, given: string, ofResource: string | undefined): Problem | undefined {
  return ofResource === undefined || Token.isUnresolved(ofResource) || ofResource === given
    ? undefined
    : otherName(property, given, ofResource);
}
