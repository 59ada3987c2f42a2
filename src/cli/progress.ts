import type { Progress } from "../context";

const WORDS: Readonly<Record<Progress["stage"], string>> = {
  read: "Reading the resume",
  rank: "Ranking the credentials",
  plan: "Planning the section",
  write: "Writing",
  verify: "Reading the result again",
};

/** One line of progress on a terminal, rewritten in place; nothing at all where there is no terminal. */
export function progressLine(stream: NodeJS.WriteStream): {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
} {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: ({ stage, done, total }) => {
      const count = done === undefined || total === undefined ? "" : ` ${done}/${total}`;
      stream.write(`\r\x1b[K${WORDS[stage]}${count} …`);
    },
    clear: () => {
      stream.write("\r\x1b[K");
    },
  };
}

/** A counter with the time left, rewritten in place on a terminal. */
export function countLine(
  stream: NodeJS.WriteStream,
  total: number,
): { readonly step: () => void; readonly clear: () => void } {
  const start = performance.now();
  let done = 0;
  return {
    step: () => {
      done += 1;
      if (!stream.isTTY) return;
      const left = Math.ceil((((performance.now() - start) / done) * (total - done)) / 1000);
      stream.write(`\r\x1b[K${done}/${total}, about ${left} s left`);
    },
    clear: () => {
      if (stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}
