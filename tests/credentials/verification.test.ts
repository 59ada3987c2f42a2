import { createHash } from "node:crypto";
import { CompactSign, exportJWK, exportSPKI, generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import { readCredentials } from "../../src/credentials/read";
import { keyNamed } from "../../src/credentials/verification/keys";
import { canonicalize } from "../../src/credentials/verification/linked-data";
import { decodeMultibase } from "../../src/credentials/verification/multibase";
import { fixture, fixtureText } from "./fixtures";

const signedBadge = JSON.parse(fixtureText("badges/obv3-signed.json"));

async function verdict(input: unknown, options: object = {}) {
  const { credentials, messages } = await readCredentials(input, { today: "2026-11-24", ...options });
  const [credential] = credentials;
  return { ...credential?.verification, messages: messages.map(({ code }) => code) };
}

describe("Data Integrity, eddsa-rdfc-2022", () => {
  it("canonicalizes the published document and proof as published", async () => {
    const { proof, ...document } = signedBadge;
    const { proofValue: _, ...options } = proof;
    expect(await canonicalize(document)).toBe(fixtureText("badges/obv3-document-canon.nq"));
    expect(await canonicalize({ "@context": document["@context"], ...options })).toBe(
      fixtureText("badges/obv3-proof-canon.nq"),
    );
  });

  it("verifies the published learner record, and fails it when it was changed", async () => {
    const record = JSON.parse(fixtureText("badges/clr-2-signed.json"));
    const { proof: _, ...document } = record;
    expect(
      createHash("sha256")
        .update(await canonicalize(document))
        .digest("hex"),
    ).toBe("768d7015ae69e0210e1c2a45194d9c1d15d7a6022e52b946574a2a27f6fa85fe");
    const statuses = async (input: unknown) =>
      (await readCredentials(input)).credentials.map(({ verification }) => verification?.status);
    expect(await statuses(record)).toEqual(["verified", "verified"]);
    expect(await statuses({ ...record, name: "Another" })).toEqual(["failed", "failed"]);
  });

  it("verifies the published badge, and says what that does not prove", async () => {
    expect(await verdict(signedBadge)).toMatchObject({
      status: "verified",
      reason: expect.stringContaining("That the key is the issuer's was not checked"),
    });
  });

  it("says whose key it is when the caller gives it", async () => {
    const name = signedBadge.proof.verificationMethod;
    const keys = { [name]: "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi" };
    expect((await verdict(signedBadge, { keys })).reason).toBe(
      `The signature holds, checked with the key given for ${name}.`,
    );
  });

  it.each([
    ["a changed name", { ...signedBadge, name: "Leadership Badge" }],
    ["a changed issuer", { ...signedBadge, issuer: { ...signedBadge.issuer, name: "Another Corp" } }],
    ["an added member that no context defines", { ...signedBadge, secretly: "added" }],
    ["another purpose", { ...signedBadge, proof: { ...signedBadge.proof, proofPurpose: "authentication" } }],
    [
      "a damaged signature",
      { ...signedBadge, proof: { ...signedBadge.proof, proofValue: `${signedBadge.proof.proofValue.slice(0, -1)}s` } },
    ],
    ["a signature that is none", { ...signedBadge, proof: { ...signedBadge.proof, proofValue: "z0" } }],
  ])("fails for %s", async (_, badge) => {
    expect(await verdict(badge)).toMatchObject({ status: "failed", messages: ["credential-verification-failed"] });
  });

  it("fails with a wrong key from the caller, though the badge brings a right one", async () => {
    const keys = { [signedBadge.proof.verificationMethod]: "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK" };
    expect((await verdict(signedBadge, { keys })).status).toBe("failed");
  });

  it("loads no context that it does not hold", async () => {
    const badge = { ...signedBadge, "@context": [...signedBadge["@context"], "https://evil.example/context.json"] };
    expect(await verdict(badge)).toMatchObject({
      status: "unverified",
      reason: expect.stringContaining("evil.example"),
    });
  });

  it("says that what is signed is no longer valid", async () => {
    const token = fixtureText("badges/open-badges-3.jwt");
    const credential = {
      ...JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()),
      validUntil: "2025-01-31T00:00:00Z",
    };
    expect((await verdict(credential)).reason).toContain("It was valid until 2025-01-31.");
  });

  it("does not judge kinds of proof that it does not know", async () => {
    const badge = { ...signedBadge, proof: { ...signedBadge.proof, cryptosuite: "ecdsa-sd-2023" } };
    expect(await verdict(badge)).toMatchObject({
      status: "unverified",
      reason: expect.stringContaining("ecdsa-sd-2023"),
    });
  });
});

describe("VC-JWT", () => {
  const token = fixtureText("badges/open-badges-3.jwt");
  const [header = "", payload = "", signature = ""] = token.split(".");

  it("verifies with a did:key", async () => {
    expect(await verdict(token)).toMatchObject({ status: "verified", reason: expect.stringContaining("did:key") });
  });

  it("fails when the payload was changed", async () => {
    const changed = JSON.parse(Buffer.from(payload, "base64url").toString());
    changed.credentialSubject.achievement.name = "Another";
    const forged = [header, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
    expect((await verdict(forged)).status).toBe("failed");
  });

  it("fails without a signature (alg none)", async () => {
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    expect((await verdict([none, payload, ""].join("."))).status).toBe("failed");
  });

  it("fails when a claim contradicts the credential", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const issuer = "https://issuer.example";
    const credential = {
      ...JSON.parse(Buffer.from(payload, "base64url").toString()),
      issuer,
      iss: issuer,
      jti: "urn:another",
    };
    const signed = await new CompactSign(Buffer.from(JSON.stringify(credential)))
      .setProtectedHeader({ alg: "ES256", jwk: await exportJWK(publicKey) })
      .sign(privateKey);
    expect(await verdict(signed)).toMatchObject({ status: "failed", reason: expect.stringContaining("jti") });
  });

  it("verifies with the key in the header, and with one given as PEM", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const credential = {
      vc: { type: ["VerifiableCredential"], credentialSubject: { achievement: { name: "Within vc" } } },
      iss: "https://issuer.example",
      nbf: 1_700_000_000,
    };
    const sign = (protectedHeader: { alg: string }) =>
      new CompactSign(Buffer.from(JSON.stringify(credential))).setProtectedHeader(protectedHeader).sign(privateKey);
    expect((await verdict(await sign({ alg: "RS256", jwk: await exportJWK(publicKey) } as never))).status).toBe(
      "verified",
    );
    const unnamed = await sign({ alg: "RS256" });
    expect((await verdict(unnamed)).status).toBe("unverified");
    const keys = { "https://issuer.example": await exportSPKI(publicKey) };
    expect(await verdict(unnamed, { keys })).toMatchObject({
      status: "verified",
      reason: "The signature holds, checked with the key given for https://issuer.example.",
    });
    const { credentials } = await readCredentials(unnamed, { keys });
    expect(credentials).toMatchObject([{ name: "Within vc", issued: "2023-11-14" }]);
  });
});

describe("Open Badges 2.0", () => {
  const hosted = JSON.parse(fixtureText("badges/open-badges-2.json"));

  it("verifies a signed assertion with a key given by its address", async () => {
    const keys = { "https://badges.example.org/keys/1": JSON.parse(fixtureText("badges/open-badges-2.key.json")) };
    expect((await verdict(fixture("badges/open-badges-2.jws"), { keys })).status).toBe("verified");
    expect((await verdict(fixture("badges/open-badges-2.jws"))).status).toBe("unverified");
  });

  it("verifies a hosted assertion through the caller's fetcher, and asks for its page only", async () => {
    const asked: string[] = [];
    const fetcher = async (address: string) => {
      asked.push(address);
      return JSON.stringify(hosted);
    };
    expect((await verdict(hosted, { fetcher })).status).toBe("verified");
    expect(asked).toEqual([hosted.id]);
  });

  it("reads the badge that an address hosts", async () => {
    const fetcher = async () => JSON.stringify(hosted);
    expect((await verdict([hosted.id], { fetcher })).status).toBe("verified");
    await expect(readCredentials([hosted.id])).rejects.toMatchObject({ code: "invalid-credentials" });
  });

  it("fails when what is hosted differs, or was revoked", async () => {
    const differing = async () => JSON.stringify({ ...hosted, issuedOn: "2020-01-01T00:00:00Z" });
    expect((await verdict(hosted, { fetcher: differing })).status).toBe("failed");
    expect((await verdict({ ...hosted, revoked: true })).status).toBe("failed");
  });

  it("is unverified when it is hosted elsewhere than at its issuer's", async () => {
    const issuer = { id: "https://issuer.example", name: "Issuer" };
    const elsewhere = { ...hosted, badge: { name: "Badge", issuer } };
    const fetcher = async () => JSON.stringify(elsewhere);
    expect(await verdict(elsewhere, { fetcher })).toMatchObject({
      status: "unverified",
      reason: expect.stringContaining("not the issuer's own site"),
    });
    const allowed = { ...issuer, verification: { allowedOrigins: new URL(hosted.id).host } };
    const page = { ...hosted, badge: { name: "Badge", issuer: allowed } };
    expect((await verdict(page, { fetcher: async () => JSON.stringify(page) })).status).toBe("verified");
  });

  it("is unverified when the page cannot be had", async () => {
    const fetcher = async () => {
      throw new Error("offline");
    };
    expect((await verdict(hosted, { fetcher })).status).toBe("unverified");
  });

  it("fetches badge and issuer that are only addresses", async () => {
    const pages: Record<string, unknown> = {
      "https://a.example/1": {
        type: "Assertion",
        id: "https://a.example/1",
        badge: "https://a.example/b",
        issuedOn: "2024-02",
      },
      "https://a.example/b": { name: "Fetched Badge", issuer: "https://a.example/i" },
      "https://a.example/i": { name: "Fetched Issuer" },
    };
    const fetcher = async (address: string) => JSON.stringify(pages[address]);
    const { credentials } = await readCredentials(pages["https://a.example/1"], { fetcher });
    expect(credentials).toMatchObject([
      { name: "Fetched Badge", issuer: "Fetched Issuer", verification: { status: "verified" } },
    ]);
  });
});

describe("status lists", () => {
  const badge = (index: number) => ({
    ...JSON.parse(Buffer.from(fixtureText("badges/open-badges-3.jwt").split(".")[1] ?? "", "base64url").toString()),
    credentialStatus: {
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(index),
      statusListCredential: "https://issuer.example/status/1",
    },
  });

  it("takes a list in plain base64, and one of another purpose as news that leaves it valid", async () => {
    const { gzipSync } = await import("fflate");
    const bits = new Uint8Array(16_384).fill(255);
    const encodedList = Buffer.from(gzipSync(bits, { mtime: 0 })).toString("base64");
    const fetcher = async () => JSON.stringify({ credentialSubject: { encodedList } });
    expect((await verdict(badge(10), { fetcher })).status).toBe("failed");
    const news = { ...badge(10), credentialStatus: { ...badge(10).credentialStatus, statusPurpose: "message" } };
    expect(await verdict(news, { fetcher })).toMatchObject({
      status: "unverified",
      reason: expect.stringContaining("names it under message"),
    });
  });

  it("fails a credential whose bit is set", async () => {
    const { gzipSync } = await import("fflate");
    const bits = new Uint8Array(16_384);
    bits[1] = 0b0010_0000;
    const encodedList = `u${Buffer.from(gzipSync(bits, { mtime: 0 })).toString("base64url")}`;
    const fetcher = async () => JSON.stringify({ credentialSubject: { encodedList } });
    expect(await verdict(badge(10), { fetcher })).toMatchObject({
      status: "failed",
      reason: expect.stringContaining("revocation"),
    });
    expect((await verdict(badge(11), { fetcher })).reason).toContain("does not name it");
  });

  it("says that nothing was asked without a fetcher", async () => {
    expect((await verdict(badge(10))).reason).toContain("nothing is fetched without a fetcher");
  });

  it("refuses a list that inflates without end", async () => {
    const { gzipSync } = await import("fflate");
    const bomb = gzipSync(new Uint8Array(50 * 1024 * 1024), { mtime: 0 });
    const fetcher = async () =>
      JSON.stringify({ credentialSubject: { encodedList: `u${Buffer.from(bomb).toString("base64url")}` } });
    expect((await verdict(badge(10), { fetcher })).reason).toContain("could not be read");
  });
});

describe("keys", () => {
  it("are read from did:key of Ed25519 and P-256, and from did:jwk", async () => {
    expect(keyNamed("did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi", {})?.jwk).toMatchObject({
      crv: "Ed25519",
    });
    expect(keyNamed("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169", {})?.jwk).toEqual({
      kty: "EC",
      crv: "P-256",
      x: "fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI",
      y: "hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU",
    });
    const { publicKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = await exportJWK(publicKey);
    const name = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString("base64url")}#0`;
    expect(keyNamed(name, {})?.jwk).toEqual(jwk);
  });

  it("are never private ones, and never those of a prototype", () => {
    expect(keyNamed("x", { x: { kty: "OKP", crv: "Ed25519", x: "a", d: "b" } })).toBeNull();
    expect(keyNamed("constructor", {})).toBeNull();
  });

  it("are decoded from base 58 with leading zeros", () => {
    expect(decodeMultibase("z112")).toEqual(new Uint8Array([0, 0, 1]));
    expect(decodeMultibase("z0")).toBeNull();
    expect(decodeMultibase("m0")).toBeNull();
  });
});
