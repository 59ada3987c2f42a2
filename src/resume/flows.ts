import type { Container } from "../model/document";

/** The flow that a container is part of: columns of a newspaper are one. */
export function flowOf({ flow, id }: Container): string {
  return flow ?? id;
}
