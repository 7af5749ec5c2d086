/** A whole life of a story: init, plan, apply, handlers, second plan, destroy. */
jest.setTimeout(10 * 60_000);
