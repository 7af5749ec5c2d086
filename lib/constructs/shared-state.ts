/**
 * State that belongs to an object from outside it, made on first use and gone with it: what the constructs of one app or
 * one stack share, without two apps of a process sharing anything.
 */
export function sharedState<Owner extends object, State>(make: () => State): (owner: Owner) => State {
  const states = new WeakMap<Owner, State>();
  return (owner) => {
    const state = states.get(owner) ?? make();
    states.set(owner, state);
    return state;
  };
}
