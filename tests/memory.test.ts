import { expect, test } from "vitest";
import { Memory } from "../src/memory";

function counting() {
  let made = 0;
  return () => {
    made += 1;
    return made;
  };
}

test("an answer is made once", () => {
  const [memory, make] = [new Memory<number>(2), counting()];
  expect([memory.get("one", make), memory.get("one", make), memory.get("two", make)]).toEqual([1, 1, 2]);
});

test("all are forgotten when there is room for no more", () => {
  const [memory, make] = [new Memory<number>(2), counting()];
  for (const key of ["one", "two", "three"]) memory.get(key, make);
  expect([memory.get("three", make), memory.get("one", make)]).toEqual([3, 4]);
});

test("long keys are not kept", () => {
  const [memory, make] = [new Memory<number>(2, 3), counting()];
  expect([memory.get("long", make), memory.get("long", make)]).toEqual([1, 2]);
});
