export { type BatchItem, type BatchOptions, type BatchOutcome, tailorBatch } from "./batch";
export { readCredentials } from "./credentials/read";
export { RESUME_ERROR_CODES, ResumeError, type ResumeErrorCode } from "./errors";
export { parseJob } from "./job/parse";
export { type Limits, LimitsSchema } from "./limits";
export type { Message } from "./messages";
export {
  type Credential,
  type CredentialKind,
  CredentialSchema,
  type CredentialStatus,
  type IdentifiedCredential,
  type PartialDate,
  type Verification,
} from "./model/credential";
export type { Block, Contact, Container, ResumeDocument, ResumeFormat, Section, SectionKind } from "./model/document";
export type { CredentialMention, Importance, JobDescription, Requirement, SkillMention } from "./model/job";
export type { ListMarker, PageSetup, ParagraphLook, Run } from "./model/look";
export type {
  Anchor,
  EntryManner,
  Omission,
  SectionEntry,
  SectionPlan,
  TailorReport,
  WrittenResume,
} from "./model/plan";
export type { Position } from "./model/position";
export type { Gap, GapSuggestion, Match, RankedCredential, Reason } from "./model/ranking";
export { type Placement, type TailorOptions, TailorOptionsSchema } from "./options";
export { findGaps } from "./ranking/gaps";
export { rankCredentials } from "./ranking/rank";
export { ReportSchema, reportJson } from "./report/json";
export { type ReportSources, reportHtml } from "./report/page";
export { planSection } from "./section/plan";
export type { LinkedInFields } from "./showcase/linkedin";
export { type Showcase, type ShowcaseOptions, showcaseCredentials } from "./showcase/showcase";
export type { InterviewStory } from "./showcase/story";
export { type Output, readResume, type TailorRequest, tailorResume, type WriteRequest, writeResume } from "./tailor";
