import { ResumeError } from "../../errors";
import learnerRecord201 from "./contexts/clr-2.0.1.json";
import credentialsV1 from "./contexts/credentials-v1.json";
import credentialsV2 from "./contexts/credentials-v2.json";
import dataIntegrityV2 from "./contexts/data-integrity-v2.json";
import openBadges300 from "./contexts/open-badges-3.0.0.json";
import openBadges301 from "./contexts/open-badges-3.0.1.json";
import openBadges302 from "./contexts/open-badges-3.0.2.json";
import openBadges303 from "./contexts/open-badges-3.0.3.json";
import openBadgesExtensions from "./contexts/open-badges-3-extensions.json";

/**
 * The JSON-LD contexts that the library holds, by address. Those of the W3C are under its Software and Document licence,
 * those of 1EdTech under its specification licence; they are data, kept as they are published.
 */
const CONTEXTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["https://www.w3.org/2018/credentials/v1", credentialsV1],
  ["https://www.w3.org/ns/credentials/v2", credentialsV2],
  ["https://w3id.org/security/data-integrity/v2", dataIntegrityV2],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context.json", openBadges300],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json", openBadges300],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", openBadges301],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", openBadges302],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", openBadges303],
  ["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", openBadgesExtensions],
  ["https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", learnerRecord201],
]);

/**
 * The canonical N-Quads of a JSON-LD document (RDF Dataset Canonicalization, RDFC-1.0). Contexts come from the library
 * only; what a document holds beyond what its contexts define is an error, because a signature would not cover it.
 *
 * @throws {ResumeError} `invalid-credentials` when the document names a context that the library does not hold.
 */
export async function canonicalize(document: object): Promise<string> {
  const { default: jsonld } = await import("jsonld");
  return jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    safe: true,
    documentLoader: loadContext,
  });
}

async function loadContext(address: string): Promise<{ documentUrl: string; contextUrl: null; document: unknown }> {
  const document = CONTEXTS.get(address);
  if (document === undefined) {
    throw new ResumeError(
      "invalid-credentials",
      `The JSON-LD context ${address} is not among those the library holds.`,
    );
  }
  return { documentUrl: address, contextUrl: null, document };
}

/** Addresses of contexts, anywhere in a document, that the library does not hold. */
export function unknownContexts(document: unknown): readonly string[] {
  const found: string[] = [];
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...value);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "@context") {
          const contexts = Array.isArray(inner) ? inner : [inner];
          found.push(...contexts.filter((name): name is string => typeof name === "string" && !CONTEXTS.has(name)));
        }
        open.push(inner);
      }
    }
  }
  return found;
}
