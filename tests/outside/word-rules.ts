import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** Children that WordprocessingML allows (ECMA-376 Part 1, annex A), for the elements that a section is made of. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  "w:tbl": [
    "w:tblPr",
    "w:tblGrid",
    "w:tr",
    "w:sdt",
    "w:customXml",
    "w:ins",
    "w:del",
    "w:bookmarkStart",
    "w:bookmarkEnd",
  ],
  "w:tr": ["w:trPr", "w:tblPrEx", "w:tc", "w:sdt", "w:customXml", "w:ins", "w:del", "w:bookmarkStart", "w:bookmarkEnd"],
  "w:hyperlink": [
    "w:r",
    "w:hyperlink",
    "w:fldSimple",
    "w:ins",
    "w:del",
    "w:sdt",
    "w:smartTag",
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:proofErr",
  ],
};

/** Parents of paragraphs. */
const HOLDERS = [
  "w:body",
  "w:tc",
  "w:txbxContent",
  "w:sdtContent",
  "w:hdr",
  "w:ftr",
  "w:ins",
  "w:del",
  "w:customXml",
  "w:footnote",
  "w:endnote",
  "w:comment",
  "w:docPartBody",
];

/** The order that the schema asks of properties (§17.3.1.26, §17.3.2.28). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
      .split(" ")
      .map((name) => `w:${name}`),
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
      .split(" ")
      .map((name) => `w:${name}`),
};

/** What Word would stumble over in the main part of a package with the usual prefix; empty when there is nothing. */
export function wordProblems(bytes: Uint8Array): readonly string[] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  const problems: string[] = [];
  const open: { readonly name: string; last: string }[] = [];
  const bookmarks = { ids: new Set<string>(), names: new Set<string>() };
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent !== undefined) {
      const allowed = CHILDREN[parent.name];
      if (allowed !== undefined && !allowed.includes(name)) problems.push(`${name} within ${parent.name}`);
      if (name === "w:p" && !HOLDERS.includes(parent.name)) problems.push(`w:p within ${parent.name}`);
      if ((name === "w:pPr" || name === "w:rPr") && parent.last !== "")
        problems.push(`${name} is not the first of ${parent.name}`);
      const order = ORDER[parent.name];
      if (order?.includes(name) && order.indexOf(name) <= order.indexOf(parent.last)) {
        problems.push(`${name} after ${parent.last} within ${parent.name}`);
      }
      parent.last = name;
    }
    // The second copy of a text box has the bookmarks of the first, as Word itself writes it.
    if (name === "w:bookmarkStart" && !open.some((outer) => outer.name === "mc:Fallback")) {
      for (const [kind, value] of [
        ["ids", attributes["w:id"]],
        ["names", attributes["w:name"]],
      ] as const) {
        if (value !== undefined && bookmarks[kind].has(value)) problems.push(`two bookmarks have the ${kind} ${value}`);
        if (value !== undefined) bookmarks[kind].add(value);
      }
    }
    open.push({ name, last: "" });
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed?.name === "w:tc" && closed.last !== "w:p" && closed.last !== "w:sdt")
      problems.push(`w:tc ends with ${closed.last}`);
  });
  parser.write(xml).close();
  return problems;
}
