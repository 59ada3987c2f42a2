import { expect, it } from "vitest";
import { findStreams } from "../../src/pdf/raw-streams";

const found = (text: string) => [...findStreams(Buffer.from(text, "latin1"), () => {})];

it("finds the dictionary of a stream, however long it is", () => {
  const [stream] = found(`7 0 obj << /ShadingType 4 /Note (${"x".repeat(100_000)}) >> stream\nabc\nendstream endobj`);
  expect(stream?.dictionary).toContain("/ShadingType 4");
});

it("takes the object before a stream for its dictionary, not the ones before that", () => {
  const [, second] = found(
    "1 0 obj << /A 1 >> stream\nabc\nendstream endobj 2 0 obj << /B 2 >> stream\nabc\nendstream",
  );
  expect(second?.dictionary).toBe("obj << /B 2 >> ");
});

it("refuses a file whose objects hold the word everywhere", () => {
  const bytes = `1 0 obj ${"stream ".repeat(100_000)}`;
  expect(() => found(bytes)).toThrow(expect.objectContaining({ code: "corrupt", detail: "pdf-objects" }));
});
