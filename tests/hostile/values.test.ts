import {
  findGaps,
  parseJob,
  planSection,
  ResumeError,
  rankCredentials,
  readCredentials,
  readResume,
  reportHtml,
  reportJson,
  showcaseCredentials,
  tailorResume,
  writeResume,
} from "resume-tailor";
import { describe, expect, it } from "vitest";

/** Values that no type of ours allows; some cannot even be looked at. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  "not a number": Number.NaN,
  "a symbol": Symbol("s"),
  "a function": () => "words",
  "an empty object": {},
  "an array of nothing": [null],
  "an object whose getter throws": Object.defineProperty({}, "job", {
    enumerable: true,
    get: () => {
      throw new TypeError("not to be read");
    },
  }),
  "a revoked proxy": revoked(),
  "a long text": "x".repeat(100_000),
};

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** The function, called with a value of another type than it asks for. */
type Call = (value: never) => unknown;

const CALLS: Readonly<Record<string, Call>> = {
  "the resume": (value) => tailorResume(value, { job: "PMP is required." }),
  "a request": (value) => tailorResume("Dana Whitfield", value),
  "an option": (value) => tailorResume("Dana Whitfield", { job: "PMP is required.", title: value, include: value }),
  "a resume to be read": (value) => readResume(value),
  "options of reading": (value) => readResume("Dana Whitfield", value),
  "a posting": (value) => parseJob(value),
  credentials: (value) => readCredentials(value),
  "options of credentials": (value) => readCredentials([{ name: "PMP" }], value),
  "credentials to rank": (value) => rankCredentials(value, parseJob("PMP is required.")),
  "a job to rank for": (value) => rankCredentials([], value),
  "a document to plan for": (value) => planSection(value, []),
  "a document to write": (value) => writeResume(value, value),
  "jobs with gaps": (value) => findGaps(value),
  "a ranking to show": (value) => showcaseCredentials(value, { name: "Dana Whitfield" }),
  "a report as HTML": (value) => reportHtml(value, value),
  "a report as JSON": (value) => reportJson(value),
};

describe.each(Object.entries(CALLS))("given for %s,", (_, call) => {
  it.each(Object.entries(HOSTILE))("%s is used, or refused in our own words", async (__, value) => {
    // In a promise, so that what is thrown at once is looked at too.
    const error = await new Promise((resolve) => resolve(call(value as never))).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error === null) return;
    expect(error).toBeInstanceOf(ResumeError);
    const { message } = error as ResumeError;
    expect(message.length).toBeGreaterThan(20);
    expect(message.length).toBeLessThan(3_000);
  });
});

it("a progress callback that throws stops the run, with its error as the cause", async () => {
  const onProgress = () => {
    throw new RangeError("the caller's own");
  };
  await expect(tailorResume("Dana Whitfield", { job: "PMP is required.", onProgress })).rejects.toMatchObject({
    name: "ResumeError",
    code: "aborted",
    cause: { message: "the caller's own" },
  });
});

it("an array that is wrong throughout is not repeated in the words of its refusal", async () => {
  const include = Array.from({ length: 5_000 }, () => 7) as never;
  await expect(tailorResume("Dana Whitfield", { job: "PMP is required.", include })).rejects.toThrow(
    /include\.0: .{10,60}; include\.1: .*; and 4990 more\.$/u,
  );
});
