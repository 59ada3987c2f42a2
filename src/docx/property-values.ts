/** Properties while they are being read. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A member that is not stated stays out. */
export function set<T, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}
