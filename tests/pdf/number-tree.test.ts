import { expect, test } from "vitest";
import { PDFDict, PDFDocument, PDFName } from "../../src/pdf/lib";
import { readNumberTree } from "../../src/pdf/number-tree";

test("the values of all leaves are found by their keys", async () => {
  const { context } = await PDFDocument.create();
  const tree = context.obj({ Kids: [{ Nums: [0, "a"] }, { Kids: [{ Nums: [7, "b"] }] }] });
  expect([...readNumberTree(tree).keys()]).toEqual([0, 7]);
});

test("a tree that holds itself twice is followed once", async () => {
  const { context } = await PDFDocument.create();
  const tree = context.obj({ Nums: [3, "c"] });
  const reference = context.register(tree);
  if (tree instanceof PDFDict) tree.set(PDFName.of("Kids"), context.obj([reference, reference]));
  expect([...readNumberTree(tree).keys()]).toEqual([3]);
});
