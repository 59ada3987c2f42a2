import type { Block, ResumeDocument } from "../model/document";
import type { FlowBlock, FlowDocument, FlowInline, FlowParagraph, FlowSection } from "../model/flow";
import type { PageSetup } from "../model/look";
import type { SectionPlan } from "../model/plan";
import { CLEAN_PAGE, inCleanLook } from "./clean-look";
import { besideEachOther } from "./columns";
import { type RebuiltBlock, withSection } from "./with-section";

/**
 * The document with its new section, as a flow to be drawn anew: a PDF in its own look, as far as its text tells it;
 * a text in one clean look. A plan without entries adds nothing.
 */
export function documentFlow(document: ResumeDocument, plan: SectionPlan): FlowDocument {
  const hasLook = document.source.format === "pdf" || document.source.format === "docx";
  const page = hasLook ? document.page : CLEAN_PAGE;
  const looks = hasLook ? ownLook(document) : byIndex(document, inCleanLook(document));
  const blocks = withSection(document, plan, looks);
  const { name } = document.contact;
  return {
    sections: [flowSection(blocks, page, document)],
    ...(name === undefined ? {} : { title: name, author: name }),
    language: document.language,
    defaultTab: 36,
  };
}

function flowSection(blocks: readonly RebuiltBlock[], page: PageSetup, document: ResumeDocument): FlowSection {
  const width = page.width - page.marginLeft - page.marginRight;
  return {
    page,
    headerDistance: Math.min(36, page.marginTop / 2),
    footerDistance: Math.min(36, page.marginBottom / 2),
    columns: [{ width, gap: 0 }],
    start: "page",
    ...furniture(document),
    blocks: besideEachOther(blocks, width, toParagraph),
  };
}

/** Lines that a PDF repeats on its pages become header and footer again; page numbers become fields. */
function furniture({ furniture: lines, page, source }: ResumeDocument): Pick<FlowSection, "header" | "footer"> {
  if (source.format !== "pdf") return {};
  const once = [...new Map(lines.map((block) => [block.text.replace(/\d+/gu, "#"), block])).values()];
  const isTop = ({ position }: Block) => position.in === "page" && position.y < page.height / 2;
  const top = once.filter(isTop).map(furnitureLine);
  const bottom = once.filter((block) => !isTop(block)).map(furnitureLine);
  return {
    ...(top.length === 0 ? {} : { header: { default: top } }),
    ...(bottom.length === 0 ? {} : { footer: { default: bottom } }),
  };
}

function furnitureLine(block: Block): FlowParagraph {
  const { inlines, ...paragraph } = toParagraph({ block, isNew: false });
  return { ...paragraph, inlines: inlines.flatMap(withPageNumber) };
}

/** "Page 2 of 3", or a number alone, as fields. */
function withPageNumber(inline: FlowInline): readonly FlowInline[] {
  if (inline.kind !== "text") return [inline];
  const { text, kind: _, link: _link, ...look } = inline;
  const match =
    /^(.*?\b(?:page|seite|pagina|página|p\.)?\s*)(\d+)(?:(\s*(?:of|\/|von|de|sur|di)\s*)(\d+))?(\s*)$/iu.exec(text);
  if (match === null || !/^\s*$|page|seite|p[aá]gina|p\./iu.test(match[1] ?? "")) return [inline];
  const [, before = "", , between, , after = ""] = match;
  return [
    ...(before === "" ? [] : [{ kind: "text" as const, ...look, text: before }]),
    { kind: "field", field: "page", ...look },
    ...(between === undefined
      ? []
      : ([
          { kind: "text", ...look, text: between },
          { kind: "field", field: "pages", ...look },
        ] as const)),
    ...(after === "" ? [] : [{ kind: "text" as const, ...look, text: after }]),
  ];
}

function toParagraph({ block, isNew }: RebuiltBlock): FlowParagraph & FlowBlock {
  const {
    kind,
    text: _text,
    runs,
    level,
    style: _style,
    marker,
    added: _added,
    container: _container,
    position: _position,
    ...look
  } = block;
  return {
    ...look,
    kind: "paragraph",
    inlines: runs.flatMap(inlinesOf),
    ...(kind === "heading" ? { heading: Math.min(level ?? 1, 6) } : {}),
    ...(marker === undefined ? {} : { marker }),
    ...(isNew ? { added: true } : {}),
  };
}

function inlinesOf(run: Block["runs"][number]): readonly FlowInline[] {
  return run.text
    .split("\n")
    .flatMap((line, index): readonly FlowInline[] => [
      ...(index === 0 ? [] : [{ kind: "break", of: "line" } as const]),
      ...(line === "" ? [] : [{ kind: "text", ...run, text: line } as const]),
    ]);
}

function ownLook({ blocks }: ResumeDocument): ReadonlyMap<number, Block> {
  return new Map(blocks.map((block, index) => [index, block]));
}

/** The clean look leaves empty lines out, so blocks are found again by their place in the source. */
function byIndex({ blocks }: ResumeDocument, drawn: readonly Block[]): ReadonlyMap<number, Block> {
  const byPosition = new Map(drawn.map((block) => [block.position, block]));
  return new Map(
    blocks.flatMap(({ position }, index) => {
      const block = byPosition.get(position);
      return block === undefined ? [] : [[index, block] as const];
    }),
  );
}
